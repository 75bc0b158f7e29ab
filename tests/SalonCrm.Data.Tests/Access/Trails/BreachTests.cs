using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Tests.Access.Watch;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access.Trails;

public sealed class BreachTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private BreachReports Reports => Network.Services.GetRequiredService<BreachReports>();

    [Fact]
    public async Task Whose_card_was_opened_is_told_with_what_the_role_saw_and_what_was_revealed()
    {
        var (thief, opened, revealed) = (await Network.Account(Role.Staff), await shared.Client(), await shared.Client("Анна", "Ясная"));
        await shared.Client("Ольга", "Тихая");
        await Network.Cards.Open(thief, opened);
        await Network.Cards.Open(thief, revealed);
        await Network.Cards.Reveal(thief, revealed, Field.Email);

        var report = await Report(thief.AccountId!.Value);

        Assert.Equal([opened, revealed], report.Cards.Select(c => c.Client));
        Assert.Contains(Field.Comment, report.Cards[0].Fields);
        Assert.DoesNotContain(Field.Email, report.Cards[0].Fields);
        Assert.DoesNotContain(Field.BirthDate, report.Cards[0].Fields);
        Assert.Contains(Field.Email, report.Cards[1].Fields);
        Assert.Equal((1, 2), (report.Cards[0].Times, report.Cards[1].Times));
        Assert.All(report.Cards, c => Assert.Equal(["Staff"], c.By));
        Assert.Equal((2, 3), (report.Opened, report.Entries));
    }

    [Fact]
    public async Task A_manager_saw_the_contacts_by_opening_the_card()
    {
        var (thief, client) = (await Network.Account(Role.Manager), await shared.Client());
        await Network.Cards.Open(thief, client);

        var card = Assert.Single((await Report(thief.AccountId!.Value)).Cards);

        Assert.Superset(new HashSet<Field> { Field.Phones, Field.Email, Field.BirthDate, Field.Address }, card.Fields.ToHashSet());
    }

    [Fact]
    public async Task Who_only_stood_in_a_list_is_told_apart()
    {
        var (thief, client) = (await Network.Account(Role.Staff), await shared.Client("Аграфена", "Списочная"));
        await Network.FillDirectory();
        await Network.Search.Find(thief, "Списочная");

        var card = Assert.Single((await Report(thief.AccountId!.Value)).Cards);

        Assert.Equal((client, true), (card.Client, card.WasOnlyListed));
        Assert.Contains(Field.LastName, card.Fields);
        Assert.DoesNotContain(Field.Comment, card.Fields);
    }

    [Fact]
    public async Task What_was_done_on_a_device_or_from_an_address_is_told_whoever_did_it()
    {
        var client = await shared.Client();
        await Network.Cards.Open(Network.Staff with { Device = "Thief's phone" }, client);
        await Network.Cards.Open(Network.Manager with { Address = "198.51.100.66" }, client);

        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        var report = (await Reports.Report(Network.Head, new() { From = from, To = to, Devices = ["Thief's phone"], Addresses = ["198.51.100.66"] })).Expect();

        Assert.Equal(2, Assert.Single(report.Cards).Times);
        Assert.Equal(["Manager", "Staff"], report.By);
    }

    [Fact]
    public async Task Whoever_stood_in_an_export_is_told_with_what_the_file_had_though_no_card_was_opened()
    {
        var thief = await Network.WithFactor(await Network.Account(Role.NetworkHead), TimeSpan.FromMinutes(1));
        var (gone, exported) = (await shared.Client("Анна", "Ясная"), await shared.Client("Ольга", "Тихая"));
        (await Network.Services.GetRequiredService<ClientErasure>().Erase(await Network.WithFactor(), gone, (await Network.Card(gone)).CardNumber)).Expect();
        var file = (await Network.Services.GetRequiredService<ClientExport>().Begin(thief, new() { Reason = "для бухгалтерии сети" })).Expect();
        var later = await shared.Client("Вера", "Поздняя");

        var report = await Report(thief.AccountId!.Value);

        Assert.Equal(file.Count, report.Opened);
        var card = Assert.Single(report.Cards, c => c.Client == exported);
        Assert.Superset(new HashSet<Field> { Field.LastName, Field.Phones, Field.Email, Field.BirthDate }, card.Fields.ToHashSet());
        Assert.DoesNotContain(Field.Allergies, card.Fields);
        Assert.DoesNotContain(report.Cards, c => c.Client == later || c.Client == gone);
    }

    [Fact]
    public async Task Who_read_a_history_saw_the_values_that_stand_in_it()
    {
        var (thief, client) = (await Network.Account(Role.Manager), await shared.Client());
        await Network.Cards.History(thief, client);

        Assert.Contains(Field.Phones, Assert.Single((await Report(thief.AccountId!.Value)).Cards).Fields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7", 7)]
    [InlineData("1-3,5,8-9", 1, 2, 3, 5, 8, 9)]
    public void Numbers_of_cards_are_spelt_shortly_and_read_again(string spelt, params int[] numbers)
    {
        Assert.Equal(spelt, CardRanges.Spell(numbers));
        Assert.Equal(numbers, CardRanges.Read(spelt));
    }

    [Fact]
    public async Task What_was_done_before_or_after_is_left_out()
    {
        var (thief, client) = (await Network.Account(Role.Staff), await shared.Client());
        await Network.Cards.Open(thief, client);

        var earlier = new BreachQuery { From = DateTimeOffset.UtcNow.AddDays(-2), To = DateTimeOffset.UtcNow.AddDays(-1), Accounts = [thief.AccountId!.Value] };
        Assert.Empty((await Reports.Report(Network.Head, earlier)).Expect().Cards);
    }

    [Fact]
    public async Task Clients_who_have_been_erased_since_are_counted_and_not_named()
    {
        var (thief, client) = (await Network.Account(Role.Staff), await shared.Client());
        await Network.Cards.Open(thief, client);
        (await Network.Services.GetRequiredService<ClientErasure>().Erase(await Network.WithFactor(), client, (await Network.Card(client)).CardNumber)).Expect();

        var report = await Report(thief.AccountId!.Value);

        Assert.Empty(report.Cards);
        Assert.Equal(1, report.Erased);
    }

    [Fact]
    public async Task What_happened_to_no_card_names_nobody()
    {
        var thief = await Network.Account(Role.NetworkHead);
        await Network.In<Accounts, Outcome<IReadOnlyList<AccountView>>>(a => a.List(thief));
        await Network.In<Accounts, Outcome<PasswordLink>>(a => a.MakePasswordLink(thief, thief.AccountId!.Value));

        Assert.Empty((await Report(thief.AccountId!.Value)).Cards);
    }

    [Fact]
    public async Task An_entry_whose_details_were_altered_is_counted()
    {
        var (thief, client) = (await Network.Account(Role.Staff), await shared.Client());
        await Network.Cards.Reveal(thief, client, Field.Email);
        Network.Sql("UPDATE trail SET DetailSealed = x'00' WHERE AccountId = @0", thief.AccountId!.Value.Key());

        Assert.Equal(1, (await Report(thief.AccountId!.Value)).Damaged);
    }

    [Fact]
    public async Task Who_was_active_then_can_be_chosen()
    {
        var (active, idle) = (await Network.Account(Role.Staff), await Network.Account(Role.Staff));
        await Network.Cards.Open(active, await shared.Client());
        var entry = new EntryForm { Account = active.AccountId!.Value, Mark = new byte[EntryAttempt.MarkLength] };
        (await Network.Services.GetRequiredService<SignIns>().Begin(Actor.Visitor("203.0.113.5", "Work tablet"), entry)).Expect();

        var choice = (await Reports.Active(Network.Head, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1))).Expect();

        Assert.Contains(choice.People, p => p.Id == active.AccountId);
        Assert.DoesNotContain(choice.People, p => p.Id == idle.AccountId);
        Assert.Contains("Work tablet", choice.Devices);
        Assert.Contains("203.0.113.5", choice.Addresses);
    }

    [Fact]
    public async Task Whoever_is_to_be_notified_comes_with_contacts_and_that_is_recorded()
    {
        var client = await shared.Client();

        var contact = Assert.Single((await Reports.Contacts(await Network.WithFactor(), [client, Guid.CreateVersion7()])).Expect());

        Assert.Equal((client, "Иванова Мария"), (contact.Client, contact.Name.Full));
        Assert.StartsWith("+7 916", Assert.Single(contact.Phones), StringComparison.Ordinal);
        Assert.Equal((long)TrailAction.BreachReported, Network.Value("SELECT Action FROM trail ORDER BY Seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task The_contacts_of_many_are_not_shown_without_a_fresh_second_factor() =>
        Assert.IsType<Outcome<IReadOnlyList<BreachContact>>.SecondFactorNeeded>(await Reports.Contacts(Network.Head, [await shared.Client()]));

    [Fact]
    public async Task A_report_of_nobody_or_of_a_time_that_ends_before_it_begins_says_what_is_missing()
    {
        var now = DateTimeOffset.UtcNow;
        var invalid = Assert.IsType<Outcome<BreachReport>.Invalid>(await Reports.Report(Network.Head, new() { From = now, To = now }));

        Assert.Equal([new(Field.BreachTo, Problem.EndsBeforeItBegins), new FieldProblem(Field.BreachBy, Problem.Required)], invalid.Problems);
    }

    private async Task<BreachReport> Report(Guid account) => (await Reports.Report(
        Network.Head, new() { From = DateTimeOffset.UtcNow.AddHours(-1), To = DateTimeOffset.UtcNow.AddHours(1), Accounts = [account] })).Expect();
}
