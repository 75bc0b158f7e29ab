using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;

namespace SalonCrm.Seed.Records;

/// <summary>Photos before and after the last visit of a few clients, drawn by code.</summary>
internal static class PhotoRecords
{
    private const int Every = 9;
    private const int Pictured = 2;

    public static bool IsFor(DemoPerson person) => person is { IsWoman: true, IsGuest: false, ContactInstead: null } && person.Index < ClientRecords.Cards && person.Index % Every == Pictured;

    public static void Write(Story story)
    {
        if (!IsFor(story.Person) || story.Done.Count == 0)
        {
            return;
        }

        var visit = story.Done[^1];
        foreach (var stage in Enum.GetValues<PhotoStage>())
        {
            var picture = HairSketch.Draw(stage, HairSketch.PictureWidth, story.Person.Index);
            var photo = new VisitPhoto
            {
                ClientId = story.Client.Id,
                VisitId = visit.Id,
                Stage = stage,
                Width = HairSketch.PictureWidth,
                Height = HairSketch.Height(HairSketch.PictureWidth),
            };
            var told = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{visit.On:yyyy-MM-dd} · {stage}");
            story.Write(photo, story.At(visit.On, 18), story.Salon.Specialist, Field.Photo, told);
            story.Keep(new PhotoContent { PhotoId = photo.Id, Size = PhotoSize.Picture, Bytes = picture });
            story.Keep(new PhotoContent { PhotoId = photo.Id, Size = PhotoSize.Thumbnail, Bytes = HairSketch.Draw(stage, HairSketch.ThumbnailWidth, story.Person.Index) });
        }
    }
}
