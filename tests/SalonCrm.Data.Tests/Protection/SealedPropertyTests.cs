using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>What sealing promises to feature code that works with the entities.</summary>
public sealed class SealedPropertyTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static readonly string[] Tables = ["clients", "client_phones", "allergies", "accounts", "account_salons"];

    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_query_on_a_sealed_property_throws_instead_of_finding_nothing()
    {
        await shared.Client("Анна", "Ясная");
        await using var db = Network.Db();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Clients.Where(c => c.LastName == "Ясная").ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Clients.OrderBy(c => c.Email).ToListAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Users.AnyAsync(u => u.Email == "head@salon.example"));
    }

    [Fact]
    public async Task A_bulk_update_of_a_sealed_property_throws_and_changes_nothing()
    {
        var id = await shared.Client("Анна", "Ясная");
        await using var db = Network.Db();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.Clients.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastName, "Другая")));
        Assert.Equal("Ясная", (await Network.Card(id)).Name.Last);
    }

    [Fact]
    public async Task Tracked_untracked_included_and_projected_reads_all_give_plain_text()
    {
        var id = await shared.Client("Анна", "Ясная");
        await using var db = Network.Db();

        Assert.Equal("Ясная", (await db.Clients.AsNoTracking().SingleAsync(c => c.Id == id)).LastName);
        Assert.Equal("Ясная", (await db.Clients.SingleAsync(c => c.Id == id)).LastName);
        Assert.Equal("Ясная", await db.Clients.Where(c => c.Id == id).Select(c => c.LastName).SingleAsync());
        Assert.StartsWith("+7916", Assert.Single((await db.Clients.Include(c => c.Phones).SingleAsync(c => c.Id == id)).Phones).Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_without_changes_writes_nothing()
    {
        var id = await shared.Client();
        var before = Rows();

        await using (var db = Network.Db())
        {
            var client = await db.Clients.Include(c => c.Phones).Include(c => c.Allergies).SingleAsync(c => c.Id == id);
            await db.Users.Include(u => u.Salons).ToListAsync();
            client.LastName = new string([.. client.LastName!]);
            client.Tags = [.. client.Tags];
            Assert.Equal(0, await db.SaveChangesAsync());
            Assert.Equal(1, client.Version);
        }

        Assert.Equal(before, Rows());
    }

    [Fact]
    public async Task A_save_seals_anew_only_what_changed()
    {
        var id = await shared.Client("Анна", "Ясная");
        byte[] Kept(string column) => (byte[])Network.Value($"SELECT {column} FROM clients WHERE Id = @0", id.Key())!;
        var (last, first, seal) = (Kept("LastNameSealed"), Kept("FirstNameSealed"), Kept("RowSeal"));

        await using (var db = Network.Db())
        {
            (await db.Clients.SingleAsync(c => c.Id == id)).LastName = "Тёмная";
            await db.SaveChangesAsync();
        }

        Assert.NotEqual(last, Kept("LastNameSealed"));
        Assert.Equal(first, Kept("FirstNameSealed"));
        Assert.NotEqual(seal, Kept("RowSeal"));
        var card = await Network.Card(id);
        Assert.Equal(("Тёмная", 2, false), (card.Name.Last, card.Version, card.IsAltered));
    }

    [Fact]
    public async Task Every_kind_of_sealed_value_comes_back_as_it_was_and_an_emptied_one_leaves_nothing_behind()
    {
        var form = shared.Form();
        (form.BirthDate, form.Email, form.Comment) = (new DateOnly(1987, 2, 28), "maria@mail.example", "две\nстроки");
        form.Tags = ["VIP", "цвет"];
        (form.AllergyState, form.Allergies, form.ConsentsToHealthData) = (AllergyState.Listed, ["латекс"], true);
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var edit = (await Network.Card(form.Id)).Form!;
        Assert.Equal((form.BirthDate, form.Email, form.Comment), (edit.BirthDate, edit.Email, edit.Comment));
        Assert.Equal(form.Tags, edit.Tags);
        Assert.Equal((AllergyState.Listed, "латекс"), (edit.AllergyState, Assert.Single(edit.Allergies)));

        (edit.BirthDate, edit.Email, edit.Comment, edit.Tags) = (null, null, null, []);
        var emptied = (await Network.Cards.Edit(Network.Manager, edit)).Expect();
        Assert.False(emptied.IsAltered);
        Assert.Empty(emptied.Damaged);
        Assert.Equal("nothing", Network.Value(
            "SELECT coalesce(BirthDateSealed, EmailSealed, CommentSealed, TagsSealed, 'nothing') FROM clients WHERE Id = @0", form.Id.Key()));
    }

    [Fact]
    public async Task A_sealed_column_is_equally_long_for_a_short_and_a_long_name()
    {
        var shorter = await shared.Client("Ия", "Ли");
        var longer = await shared.Client("Александра", "Константинова");
        object? Length(Guid id) => Network.Value("SELECT length(LastNameSealed) || '/' || length(FirstNameSealed) FROM clients WHERE Id = @0", id.Key());

        Assert.Equal("69/69", Length(shorter));
        Assert.Equal(Length(shorter), Length(longer));
    }

    private List<string> Rows() => [.. Tables.SelectMany(Network.Rows)];
}
