using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Duplicates;

public sealed class DuplicateKeeperTests : IAsyncLifetime
{
    private const string Phone = "+7 916 123-45-67";
    private const string Another = "+7 916 765-43-21";
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_card_that_doubles_another_is_found_when_it_is_created()
    {
        var first = await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        Assert.Empty(await _network.Pairs());
        var second = await _network.Born("Маша", "Ивнова", Another, SomeDuplicates.BirthDate);

        var pair = Assert.Single(await _network.Pairs());
        Assert.Equal(new[] { first, second }.Order(), [pair.FirstId, pair.SecondId]);
        Assert.Equal(DuplicateReasons.SameBirthDate | DuplicateReasons.ShortName | DuplicateReasons.MistypedName, pair.Reasons);
    }

    [Fact]
    public async Task It_goes_when_a_change_shows_that_they_are_two_and_comes_back_with_another()
    {
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        var second = await _network.Born("Маша", "Иванова", Phone);
        Assert.Single(await _network.Pairs());

        await _network.Change(second, form => form.FirstName = "Дарья");
        Assert.Empty(await _network.Pairs());
        await _network.Change(second, form => form.FirstName = "Марья");
        Assert.Single(await _network.Pairs());
    }

    [Fact]
    public async Task What_is_not_compared_changes_no_pair()
    {
        await _network.Born("Мария", "Иванова", Phone);
        var second = await _network.Born("Мария", "Иванова", Phone);
        var before = _network.Rows("duplicate_pairs");
        await _network.Change(second, form => form.Comment = "любит чай");
        Assert.Equal(before, _network.Rows("duplicate_pairs"));
    }

    [Fact]
    public async Task A_family_on_one_number_and_twins_are_no_pair()
    {
        await _network.Born("Анна", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Алла", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Иван", "Иванов", Phone);
        await _network.Guest(Another);
        Assert.Empty(await _network.Pairs());
    }

    [Fact]
    public async Task A_booking_that_makes_a_second_card_is_compared_too()
    {
        var site = await _network.Site();
        await _network.Born("Мария", "Иванова", Phone, null, "maria@mail.example");
        var registered = new RegistrationForm { SalonId = _network.Salon, FirstName = "Maria", LastName = "Ivanova", Phone = Another, Email = "Maria@mail.example" };
        (await _network.Services.GetRequiredService<OnlineRegistrations>().Register(site, registered)).Expect();
        Assert.Equal(DuplicateReasons.SameEmail | DuplicateReasons.OtherScript, Assert.Single(await _network.Pairs()).Reasons);
    }

    [Fact]
    public async Task An_import_is_compared_within_itself_and_with_the_cards()
    {
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        var file = new StringBuilder("Last name;First name;Phone;Birthday\n")
            .AppendLine("Ivanova;Maria;+7 916 111-11-11;1985-04-12").AppendLine("Белова;Ольга;+7 916 111-11-12;1990-01-02").AppendLine("Белова;Оля;+7 916 111-11-13;1990-01-02").ToString();
        await using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        (await _network.Services.GetRequiredService<ContactImport>().Run(_network.Manager, stream, "clients.csv", _network.Salon, _ => ValueTask.CompletedTask)).Expect();
        Assert.Equal(2, (await _network.Pairs()).Count);
        Assert.Equal(await _network.Naive(), (await _network.Pairs()).Select(p => (p.FirstId, p.SecondId, p.Score, p.Reasons)));
    }

    [Fact]
    public async Task A_number_that_hundreds_bear_says_nothing()
    {
        for (var i = 0; i <= DuplicateKeeper.MostBearers; i++)
        {
            await _network.Born(GivenNameTable.All[i].Key, $"Клиентка{(char)('а' + (i % 30))}{(char)('а' + (i / 30))}", Phone);
        }

        var last = await _network.Born(GivenNameTable.All[0].Key, "Клиенткааа", Phone);
        Assert.DoesNotContain(await _network.Pairs(), p => p.FirstId == last || p.SecondId == last);
    }

    [Fact]
    public async Task Pairs_and_marks_of_a_client_who_is_gone_go_with_the_next_look()
    {
        var first = await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        foreach (var table in new[] { "client_phones", "consents", "follow_ups" })
        {
            _network.Sql($"DELETE FROM {table} WHERE ClientId = @0", first.Key());
        }

        Assert.Equal(1, _network.Sql("DELETE FROM clients WHERE Id = @0", first.Key()));
        await _network.DuplicateSweep().Sweep(CancellationToken.None);
        Assert.Empty(await _network.Pairs());
        Assert.Equal(0L, _network.Value("SELECT COUNT(*) FROM match_keys WHERE ClientId = @0", first.Key()));
    }

    [Fact]
    public async Task Nobody_with_the_file_can_tell_name_email_or_birth_date_from_the_marks()
    {
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate, "maria@mail.example");
        await using var db = _network.Db();
        var keys = await db.MatchKeys.ToListAsync();
        Assert.Equal(3, keys.Count);
        Assert.All(keys, k => Assert.Equal(BlindIndex.Size, k.Key.Length));
        Assert.Equal(3, keys.Select(k => Convert.ToHexString(k.Key)).Distinct().Count());
    }

    [Fact]
    public async Task A_network_from_before_gets_its_marks_and_pairs_at_the_start()
    {
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Maria", "Ivanova", Another, SomeDuplicates.BirthDate);
        await _network.Born("Маша", "Иванова", Phone);
        var before = (await _network.Pairs()).Select(p => (p.FirstId, p.SecondId, p.Score, p.Reasons)).ToList();
        var marks = _network.Rows("match_keys");
        _network.Sql("DELETE FROM match_keys");
        _network.Sql("DELETE FROM duplicate_pairs");

        Assert.True(await _network.DuplicateSweep().Sweep(CancellationToken.None) > 0);

        Assert.Equal(2, before.Count);
        Assert.Equal(before, (await _network.Pairs()).Select(p => (p.FirstId, p.SecondId, p.Score, p.Reasons)));
        Assert.Equal(marks, _network.Rows("match_keys"));
        Assert.Equal(0, await _network.DuplicateSweep().Sweep(CancellationToken.None));
        Assert.Null(_network.Duplicates().Progress);
    }
}
