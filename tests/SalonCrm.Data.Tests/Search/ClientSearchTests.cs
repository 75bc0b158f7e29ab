using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Search;

public sealed class ClientSearchTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private static Guid _fyodorova;
    private static Guid _zolkiewska;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync()
    {
        if ((long)Network.Value("SELECT count(*) FROM clients")! == 0)
        {
            _fyodorova = await Network.Client("Алёна", "Фёдорова", "+7 916 123-45-67");
            _zolkiewska = await Network.Client("Małgorzata", "Żółkiewska", "+48 601 774 599");
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("+7 916 123-45-67")]
    [InlineData("8 (916) 123-45-67")]
    [InlineData("89161234567")]
    [InlineData("9161234567")]
    [InlineData("0079161234567")]
    [InlineData("８９１６１２３４５６７")]
    [InlineData("tel:+79161234567")]
    [InlineData("4567")]
    [InlineData("45-67")]
    [InlineData("567")]
    [InlineData("123-45")]
    [InlineData("8916123")]
    [InlineData("+7 916 12")]
    [InlineData("фёдорова")]
    [InlineData("ФЕДОРОВА")]
    [InlineData("фед ал")]
    [InlineData("Алёна Фёдорова")]
    [InlineData("дорова")]
    [InlineData("алена 4567")]
    [InlineData("alena fedorova")]
    [InlineData("fktyf")]
    [InlineData("федоровп")]
    [InlineData("Фдеорова")]
    public async Task One_client_is_found_by(string text) => Assert.Equal([_fyodorova], await Find(text));

    [Theory]
    [InlineData("0 601 774 599")]
    [InlineData("0048 601 774 599")]
    [InlineData("+48601774599")]
    [InlineData("601774")]
    [InlineData("zolkiewska")]
    [InlineData("MALGORZATA")]
    [InlineData("Żół")]
    [InlineData("малгожата")]
    public async Task Another_is_found_by(string text) => Assert.Equal([_zolkiewska], await Find(text));

    [Theory]
    [InlineData("765-43-21")]
    [InlineData("+380 50 123 45 67")]
    [InlineData("сидорова")]
    [InlineData("федорова małgorzata")]
    [InlineData("алена 4599")]
    public async Task Nobody_is_found_by(string text)
    {
        var result = (await Network.Search.Find(Network.Staff, text)).Expect();

        Assert.Empty(result.Hits);
        Assert.False(result.TooShort || result.HasMore);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ф")]
    [InlineData("++")]
    [InlineData("99")]
    [InlineData("                  ")]
    [InlineData("%_*")]
    [InlineData("😀👩‍🎨")]
    public async Task Too_little_is_told_as_such(string? text)
    {
        var result = (await Network.Search.Find(Network.Staff, text)).Expect();

        Assert.True(result.TooShort);
        Assert.Empty(result.Hits);
    }

    [Fact]
    public async Task A_card_number_is_found_however_short()
    {
        var number = (await Network.Card(_zolkiewska)).CardNumber;

        Assert.Equal([_zolkiewska], await Find(number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task At_most_twenty_are_shown_and_that_there_are_more_is_told()
    {
        for (var i = 0; i < 20; i++)
        {
            await Network.Client($"Имя{(char)('а' + i)}", "Многолюдная", $"+7926{3_000_000 + i}");
        }

        var twenty = (await Network.Search.Find(Network.Staff, "многолюд")).Expect();
        Assert.Equal((20, false), (twenty.Hits.Count, twenty.HasMore));

        await Network.Client("Последняя", "Многолюдная", "+79263000020");
        var more = (await Network.Search.Find(Network.Staff, "многолюд")).Expect();
        Assert.Equal((20, true), (more.Hits.Count, more.HasMore));
        Assert.Equal(20, more.Hits.Select(h => h.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("+7 916 123-45-67")]
    [InlineData("4567")]
    [InlineData("фёдорова 4567")]
    public async Task A_specialist_does_not_find_by_number(string text)
    {
        var result = (await Network.Search.Find(Network.Specialist, text)).Expect();

        Assert.Empty(result.Hits);
        Assert.Null(result.Phone);
    }

    [Fact]
    public async Task Five_thousand_characters_are_answered_as_any_other_text()
    {
        Assert.Empty((await Network.Search.Find(Network.Staff, new string('ф', 5000))).Expect().Hits);
        Assert.Empty((await Network.Search.Find(Network.Staff, string.Concat(Enumerable.Repeat("ф 1", 1700)))).Expect().Hits);
        Assert.Empty((await Network.Search.Find(Network.Manager, string.Concat(Enumerable.Repeat("a@", 2500)))).Expect().Hits);
    }

    [Theory]
    [InlineData("федорова %_*")]
    [InlineData("😀 федорова")]
    public async Task What_is_no_letter_is_passed_over(string text) => Assert.Equal([_fyodorova], await Find(text));

    [Fact]
    public async Task A_mail_address_is_found_by_any_part_by_who_sees_addresses_and_by_the_whole_of_it_by_who_does_not()
    {
        var form = Network.Form("Ольга", "Почтова", "+7 926 333-00-01");
        form.Email = "Olga.Pochtova@Mail.example";
        var id = (await Network.Cards.Create(Network.Manager, form)).Expect();

        Assert.Equal([id], (await Network.Search.Find(Network.Manager, "olga.pochtova@")).Expect().Hits.Select(h => h.Id));
        Assert.Equal([id], (await Network.Search.Find(Network.Manager, "pochtova@mail")).Expect().Hits.Select(h => h.Id));
        Assert.Equal([id], (await Network.Search.Find(Network.Staff, "olga.pochtova@mail.example")).Expect().Hits.Select(h => h.Id));
        Assert.Empty((await Network.Search.Find(Network.Staff, "pochtova@mail")).Expect().Hits);
        Assert.Empty((await Network.Search.Find(Network.Specialist, "olga.pochtova@mail.example")).Expect().Hits);
    }

    [Fact]
    public async Task Who_was_lately_in_the_own_salon_comes_first()
    {
        var first = await Network.Client("Вера", "Визитова", "+7 926 444-00-01");
        var second = await Network.Client("Вера", "Визитова", "+7 926 444-00-02");
        Assert.Equal([first, second], await Find("визитова"));

        var visit = new VisitForm { ClientId = second, SalonId = Network.Salon, On = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-10), State = VisitState.Done };
        (await Network.Services.GetRequiredService<ClientVisits>().Save(Network.Manager, visit)).Expect();

        Assert.Equal([second, first], await Find("визитова"));
    }

    [Fact]
    public async Task A_search_is_counted_and_recorded_without_its_text()
    {
        var actor = await Network.Account(Role.Staff);
        (await Network.Search.Find(actor, "фёдорова")).Expect();
        (await Network.Search.Find(actor, "4567")).Expect();

        await using var db = Network.Db();
        Assert.Equal((2, 2), db.SearchCounts.Where(c => c.AccountId == actor.AccountId).AsEnumerable().Aggregate((0, 0), (sum, c) => (sum.Item1 + c.Searches, sum.Item2 + c.Hits)));
        var entries = await db.Trail.AsNoTracking().Where(t => t.AccountId == actor.AccountId).ToListAsync();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, t => Assert.Equal(TrailAction.Searched, t.Action));
        var details = entries.ConvertAll(t => JsonSerializer.Deserialize<TrailDetail>(t.Detail!, Trail.Json)!);
        Assert.Equal(["digits", "name"], details.Select(d => d.Kind).Order());
        Assert.All(details, d => Assert.Single(d.Listed!));
        Assert.All(details, d => Assert.Equal(new TrailDetail { Kind = d.Kind, Hits = 1, QueryHash = d.QueryHash, Listed = d.Listed }, d));
        Assert.All(details, d => Assert.Matches("^[0-9A-F]{32}$", d.QueryHash));
    }

    [Fact]
    public async Task A_change_while_the_directory_is_being_filled_is_found_afterwards()
    {
        using var directory = new ClientDirectory();
        var contexts = Network.Services.GetRequiredService<IDbContextFactory<SalonDb>>();
        using var feed = new DirectoryFeed(contexts, Network.Services.GetRequiredService<FieldSealer>(), directory, TimeProvider.System);
        await using var db = await contexts.CreateDbContextAsync();
        var before = await db.Trail.MaxAsync(t => t.Seq);
        var shelf = directory.NewShelf();

        // The fill has noted where the trail stands and read everybody; now somebody comes who is not among them.
        var id = await Network.Client("Поздняя", "Опоздалова", "+7 926 555-00-01");
        directory.Fill(shelf, before);
        await feed.Follow(db, CancellationToken.None);

        Assert.Equal([id], directory.Find(DirectoryQuery.Parse("опоздалова")!, 20));
    }

    [Fact]
    public async Task A_specialist_finds_by_name() =>
        Assert.Equal([_fyodorova], (await Network.Search.Find(Network.Specialist, "фёдорова")).Expect().Hits.Select(h => h.Id));

    [Fact]
    public async Task A_number_that_nobody_has_is_read_for_a_new_guest()
    {
        var result = (await Network.Search.Find(Network.Staff, "8 926 999-88-77")).Expect();

        Assert.Empty(result.Hits);
        Assert.Equal("+79269998877", result.Phone?.E164);
    }

    [Fact]
    public async Task A_change_is_found_at_once_and_the_old_name_and_number_no_longer()
    {
        var id = await Network.Client("Юлия", "Девичья", "+7 926 111-00-01");
        Assert.Equal([id], await Find("девичья"));
        var form = (await Network.Card(id)).Form!;
        (form.LastName, form.Phones) = ("Замужняя", [new() { Text = "+7 926 111-00-02" }]);
        (await Network.Cards.Edit(Network.Manager, form)).Expect();

        Assert.Equal([id], await Find("замужняя"));
        Assert.Equal([id], await Find("111-00-02"));
        Assert.Empty(await Find("девичья"));
        Assert.Empty(await Find("111-00-01"));
        Assert.Empty(await Find("+7 926 111-00-01"));
    }

    [Fact]
    public async Task An_exact_number_and_a_card_number_are_found_before_the_directory_is_full()
    {
        var network = await SomeNetwork.Make();
        var id = await network.Client();
        await network.Services.DisposeAsync();
        await using var cold = await SomeNetwork.Open(network.Root);

        var exact = (await cold.Search.Find(network.Staff, "8 916 123-45-67")).Expect();
        Assert.Equal(id, Assert.Single(exact.Hits).Id);
        Assert.NotNull(exact.Warmth);
        Assert.Equal(id, Assert.Single((await cold.Search.Find(network.Staff, "1")).Expect().Hits).Id);
        Assert.Empty((await cold.Search.Find(network.Staff, "4567")).Expect().Hits);

        await cold.FillDirectory();
        var part = (await cold.Search.Find(network.Staff, "4567")).Expect();
        Assert.Equal(id, Assert.Single(part.Hits).Id);
        Assert.Null(part.Warmth);
    }

    [Fact]
    public async Task A_client_with_a_damaged_name_is_still_found_by_number()
    {
        var id = await Network.Client("Вера", "Стёртая", "+7 926 222-00-01");
        Network.Sql("UPDATE clients SET LastNameSealed = x'00' WHERE Id = @0", id.Key());
        var directory = Network.Services.GetRequiredService<DirectoryFeed>();
        await directory.Fill(CancellationToken.None);

        Assert.Equal([id], await Find("222-00-01"));
        Assert.Empty(await Find("стёртая"));
    }

    private async Task<IEnumerable<Guid>> Find(string text) => (await Network.Search.Find(Network.Staff, text)).Expect().Hits.Select(h => h.Id);
}
