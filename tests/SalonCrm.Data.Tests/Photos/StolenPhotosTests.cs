using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Photos;

/// <summary>Somebody has the database file: what it shows of photos, and what becomes of one that is altered in it.</summary>
public sealed class StolenPhotosTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_stolen_database_its_log_included_shows_no_picture_no_thumbnail_and_not_how_they_begin()
    {
        // While somebody reads, the log stays: it holds what the database file does not hold yet.
        await using var reader = Network.Db();
        await reader.Database.OpenConnectionAsync();
        var form = await shared.PhotoForm();
        (await Network.Photos().Add(Network.Specialist, form, SomePictures.Jpeg, SomePictures.Png(90, 70, seed: 7))).Expect();
        var picture = (await Network.Photos().Show(Network.Head, form.Id, PhotoSize.Picture)).Expect().Bytes.ToArray();
        var thumbnail = (await Network.Photos().Show(Network.Head, form.Id, PhotoSize.Thumbnail)).Expect().Bytes.ToArray();

        var files = Directory.GetFiles(Network.Place.Folder).Select(ReadShared).ToList();
        byte[][] planted = [[9, .. picture], [9, 9, .. thumbnail]];

        Assert.True(files.Sum(f => f.Length) > 50_000);
        Assert.True(Pieces(picture).Concat(Pieces(thumbnail)).All(piece => Holds(planted, piece)));
        Assert.DoesNotContain(Pieces(picture).Concat(Pieces(thumbnail)), piece => Holds(files, piece));
        Assert.False(Holds(files, PngPicture.Signature.ToArray()));
        Assert.False(Holds(files, picture[..11]));
    }

    [Fact]
    public async Task Length_tells_nothing_of_a_small_picture()
    {
        var (first, second) = (await Added(SomePictures.Jpeg), await Added(SomePictures.ProgressiveJpeg));
        object? Length(Guid photo) => Network.Value("SELECT length(BytesSealed) FROM photo_contents WHERE PhotoId = @0 AND Size = 0", photo.Key());

        Assert.Equal(4096L + 37, Length(first));
        Assert.Equal(Length(first), Length(second));
    }

    [Fact]
    public async Task A_picture_moved_to_another_photo_is_damage_and_told_and_the_others_still_open()
    {
        var (victim, donor) = (await Added(SomePictures.Jpeg), await Added(SomePictures.ProgressiveJpeg));
        Network.Sql("UPDATE photo_contents SET BytesSealed = (SELECT BytesSealed FROM photo_contents WHERE PhotoId = @1 AND Size = 0) WHERE PhotoId = @0 AND Size = 0", victim.Key(), donor.Key());

        Assert.Equal([new(Field.Photo, Problem.Altered)], Refused(await Show(victim, PhotoSize.Picture)));
        (await Show(victim, PhotoSize.Thumbnail)).Expect();
        (await Show(donor, PhotoSize.Picture)).Expect();
    }

    [Theory]
    [InlineData("UPDATE photo_contents SET BytesSealed = (SELECT BytesSealed FROM photo_contents WHERE PhotoId = @0 AND Size = 1) WHERE PhotoId = @0 AND Size = 0")]
    [InlineData("UPDATE photo_contents SET BytesSealed = NULL WHERE PhotoId = @0 AND Size = 0")]
    [InlineData("UPDATE photo_contents SET BytesSealed = x'FFD8FF' WHERE PhotoId = @0 AND Size = 0")]
    [InlineData("DELETE FROM photo_contents WHERE PhotoId = @0 AND Size = 0")]
    public async Task A_picture_replaced_emptied_or_deleted_is_told_as_altered(string sql)
    {
        var photo = await Added(SomePictures.Jpeg);
        Assert.True(Network.Sql(sql, photo.Key()) > 0);

        Assert.Equal([new(Field.Photo, Problem.Altered)], Refused(await Show(photo, PhotoSize.Picture)));
    }

    [Theory]
    [InlineData("Stage = 1")]
    [InlineData("CreatedBy = NULL")]
    [InlineData("Width = 1")]
    public async Task A_photo_whose_row_was_changed_by_sql_is_marked(string change)
    {
        var form = await shared.PhotoForm();
        (await Network.Add(form)).Expect();
        Assert.Equal(1, Network.Sql($"UPDATE photos SET {change} WHERE Id = @0", form.Id.Key()));

        Assert.True(Assert.Single((await Network.Photos().List(Network.Manager, form.ClientId)).Expect().Photos).IsAltered);
    }

    [Fact]
    public async Task A_photo_moved_to_another_clients_card_is_marked()
    {
        var (form, other) = (await shared.PhotoForm(), await shared.PhotoForm());
        (await Network.Add(form)).Expect();
        Network.Sql("UPDATE photos SET ClientId = @1, VisitId = @2 WHERE Id = @0", form.Id.Key(), other.ClientId.Key(), other.VisitId.Key());

        Assert.True(Assert.Single((await Network.Photos().List(Network.Manager, other.ClientId)).Expect().Photos).IsAltered);
    }

    private async Task<Guid> Added(byte[] picture)
    {
        var form = await shared.PhotoForm();
        return (await Network.Add(form, picture)).Expect().Id;
    }

    private Task<Outcome<PhotoFile>> Show(Guid photo, PhotoSize size) => Network.Photos().Show(Network.Head, photo, size);

    private static IReadOnlyList<FieldProblem> Refused(Outcome<PhotoFile> outcome) => Assert.IsType<Outcome<PhotoFile>.Invalid>(outcome).Problems;

    /// <summary>Sixteen bytes from every thirty-two, those of even filling left out.</summary>
    private static IEnumerable<byte[]> Pieces(byte[] file) => file.Chunk(32).Where(c => c.Length == 32).Select(c => c[..16]).Where(c => c.Distinct().Count() > 8);

    private static bool Holds(IEnumerable<byte[]> files, byte[] piece) => files.Any(f => f.AsSpan().IndexOf(piece) >= 0);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
