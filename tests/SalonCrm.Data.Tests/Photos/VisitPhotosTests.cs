using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;

namespace SalonCrm.Data.Tests.Photos;

public sealed class VisitPhotosTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private VisitPhotos Photos => Network.Photos();

    [Fact]
    public async Task A_photo_is_kept_with_its_visit_and_shown_in_both_sizes_as_the_picture_alone()
    {
        var form = await shared.PhotoForm();
        form.Stage = PhotoStage.After;

        var added = (await Network.Add(form)).Expect();

        Assert.Equal(new VisitPhotoView(form.Id, form.VisitId, PhotoStage.After, 24, 16, false), added);
        Assert.Equal([added], (await Photos.List(Network.Manager, form.ClientId)).Expect().Photos);
        var picture = (await Photos.Show(Network.Specialist, form.Id, PhotoSize.Picture)).Expect();
        Assert.Equal((PictureKind.Jpeg, "Jpeg, 311 bytes"), (picture.Kind, picture.ToString()));
        Assert.Equal(SomePictures.Jpeg, picture.Bytes.ToArray());
        Assert.Equal(SomePictures.Webp, (await Photos.Show(Network.Head, form.Id, PhotoSize.Thumbnail)).Expect().Bytes.ToArray());
    }

    [Fact]
    public async Task Without_consent_no_photo_is_kept_and_with_it_the_same_form_goes_through()
    {
        var form = await shared.PhotoForm(consents: false);
        Assert.Equal([new(Field.Photo, Problem.NoConsent)], Refused(await Network.Add(form)));
        Assert.Equal(0, await Count(form.ClientId));

        await Network.Consent(form.ClientId);
        (await Network.Add(form)).Expect();
        Assert.Equal(1, await Count(form.ClientId));
    }

    [Fact]
    public async Task After_a_withdrawal_nobody_sees_what_is_there_and_nothing_comes_to_it()
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        await Network.Withdraw(form.ClientId);

        foreach (var actor in new[] { Network.Specialist, Network.Manager, Network.Head })
        {
            var album = (await Photos.List(actor, form.ClientId)).Expect();
            Assert.Empty(album.Photos);
            Assert.Equal(1, album.Counts[form.VisitId]);
            foreach (var size in Enum.GetValues<PhotoSize>())
            {
                Assert.Equal([new(Field.Photo, Problem.NoConsent)], Assert.IsType<Outcome<PhotoFile>.Invalid>(await Photos.Show(actor, form.Id, size)).Problems);
            }
        }

        Assert.Equal([new(Field.Photo, Problem.NoConsent)], Refused(await Network.Add(form.Another())));
        (await Photos.Remove(Network.Specialist, form.Id)).Expect();
        Assert.Equal([new(Field.Photo, Problem.NoConsent)], Refused(await Photos.PutBack(Network.Specialist, form.Id)));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_photo_also_after_its_removal()
    {
        var form = await shared.PhotoForm();
        await Task.WhenAll(Network.Add(form), Network.Add(form));
        Assert.Equal(1, await Count(form.ClientId));

        (await Photos.Remove(Network.Manager, form.Id)).Expect();
        (await Network.Add(form)).Expect();
        Assert.Equal(0, await Count(form.ClientId));
    }

    [Fact]
    public async Task A_removed_photo_is_shown_to_nobody_until_it_is_put_back()
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        (await Photos.Remove(Network.Specialist, form.Id)).Expect();
        (await Photos.Remove(Network.Specialist, form.Id)).Expect();

        Assert.Equal(0, await Count(form.ClientId));
        Assert.Empty((await Photos.List(Network.Head, form.ClientId)).Expect().Counts);
        Assert.IsType<Outcome<PhotoFile>.NotFound>(await Photos.Show(Network.Head, form.Id, PhotoSize.Thumbnail));

        (await Photos.PutBack(Network.Specialist, form.Id)).Expect();
        (await Photos.PutBack(Network.Specialist, form.Id)).Expect();
        Assert.Equal(1, await Count(form.ClientId));
        Assert.Equal(SomePictures.Jpeg, (await Photos.Show(Network.Head, form.Id, PhotoSize.Picture)).Expect().Bytes.ToArray());
    }

    [Fact]
    public async Task The_front_desk_learns_how_many_photos_there_are_and_sees_adds_and_removes_none()
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        (await Network.Add(form.Another(PhotoStage.After))).Expect();

        var album = (await Photos.List(Network.Staff, form.ClientId)).Expect();
        Assert.Empty(album.Photos);
        Assert.Equal(new Dictionary<Guid, int> { [form.VisitId] = 2 }, album.Counts);
        Assert.IsType<Outcome<PhotoFile>.NotAllowed>(await Photos.Show(Network.Staff, form.Id, PhotoSize.Thumbnail));
        Assert.IsType<Outcome<VisitPhotoView>.NotAllowed>(await Network.Add(form.Another(), actor: Network.Staff));
        Assert.IsType<Outcome<Nothing>.NotAllowed>(await Photos.Remove(Network.Staff, form.Id));
        Assert.Equal(2, await Count(form.ClientId));
    }

    [Fact]
    public async Task The_history_tells_day_and_stage_of_what_was_added_removed_and_put_back()
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        (await Photos.Remove(Network.Manager, form.Id)).Expect();
        (await Photos.PutBack(Network.Manager, form.Id)).Expect();

        var told = $"{SomeVisits.Day:yyyy-MM-dd} · Before";
        var changes = (await Network.Cards.History(Network.Manager, form.ClientId)).Expect().SelectMany(c => c.Fields).Where(f => f.Field == Field.Photo);
        Assert.Equal([new(Field.Photo, null, told), new(Field.Photo, told, null), new(Field.Photo, null, told)], changes);
    }

    [Fact]
    public async Task Each_showing_is_in_the_trail_with_whose_card_it_was()
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        (await Photos.Show(Network.Specialist, form.Id, PhotoSize.Picture)).Expect();
        (await Photos.Show(Network.Specialist, form.Id, PhotoSize.Thumbnail)).Expect();

        await using var db = Network.Db();
        var latest = db.Trail.OrderByDescending(t => t.Seq).Take(2).ToList();
        Assert.Equal((TrailAction.SectionRead, form.ClientId), (latest[0].Action, latest[0].ObjectId));
        var entry = latest[1];
        Assert.Equal((TrailAction.PhotoShown, form.ClientId, Network.Specialist.AccountId), (entry.Action, entry.ObjectId, entry.AccountId));
        Assert.Contains($"{SomeVisits.Day:yyyy-MM-dd} · Before", entry.Detail, StringComparison.Ordinal);
        var seen = (await Network.Cards.Accesses(Network.Head, form.ClientId)).Expect()[0];
        Assert.Equal((AccessKind.SawPhoto, "Specialist"), (seen.Kind, seen.By));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_broken_or_too_large_is_refused_and_nothing_is_kept()
    {
        var form = await shared.PhotoForm();
        Assert.Equal([new(Field.Photo, Problem.NotAPicture)], Refused(await Network.Add(form, "<html>"u8.ToArray())));
        Assert.Equal([new(Field.Photo, Problem.PictureBroken)], Refused(await Network.Add(form, SomePictures.Jpeg[..200])));
        Assert.Equal([new(Field.Photo, Problem.PictureTooLarge)], Refused(await Network.Add(form, SomePictures.Png(2049, 4))));
        Assert.Equal([new(Field.Photo, Problem.PictureTooLarge)], Refused(await Photos.Add(Network.Manager, form, SomePictures.Jpeg, SomePictures.Png(401, 4))));
        Assert.Equal([new(Field.Photo, Problem.NotAPicture)], Refused(await Photos.Add(Network.Manager, form, SomePictures.Jpeg, default)));
        Assert.Equal(0, await Count(form.ClientId));
    }

    [Fact]
    public async Task A_visit_of_another_client_and_a_photo_of_another_visit_are_not_found()
    {
        var (form, other) = (await shared.PhotoForm(), await shared.PhotoForm());
        (await Network.Add(form)).Expect();

        Assert.IsType<Outcome<VisitPhotoView>.NotFound>(await Network.Add(new() { ClientId = other.ClientId, VisitId = form.VisitId }));
        Assert.IsType<Outcome<VisitPhotoView>.NotFound>(await Network.Add(new() { Id = form.Id, ClientId = other.ClientId, VisitId = other.VisitId }));
        Assert.IsType<Outcome<VisitPhotoView>.NotFound>(await Network.Add(form.Another((PhotoStage)7)));
        Assert.IsType<Outcome<PhotoAlbum>.NotFound>(await Photos.List(Network.Head, Guid.CreateVersion7()));
        Assert.IsType<Outcome<PhotoFile>.NotFound>(await Photos.Show(Network.Head, Guid.CreateVersion7(), PhotoSize.Picture));
        Assert.IsType<Outcome<Nothing>.NotFound>(await Photos.Remove(Network.Head, Guid.CreateVersion7()));
    }

    [Fact]
    public async Task A_visit_holds_twenty_photos_and_a_removed_one_comes_back_only_where_there_is_room()
    {
        var first = await shared.PhotoForm();
        (await Network.Add(first)).Expect();
        (await Photos.Remove(Network.Manager, first.Id)).Expect();
        for (var i = 0; i < 20; i++)
        {
            (await Network.Add(first.Another())).Expect();
        }

        Assert.Equal([new(Field.Photo, Problem.TooMany)], Refused(await Network.Add(first.Another())));
        Assert.Equal([new(Field.Photo, Problem.TooMany)], Refused(await Photos.PutBack(Network.Manager, first.Id)));
        Assert.Equal(20, await Count(first.ClientId));
    }

    private async Task<int> Count(Guid client) => (await Photos.List(Network.Head, client)).Expect().Photos.Count;

    private static IReadOnlyList<FieldProblem> Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Invalid>(outcome).Problems;
}
