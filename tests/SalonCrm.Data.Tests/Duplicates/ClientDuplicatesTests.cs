using SalonCrm.Data.Access;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;
using Microsoft.Extensions.DependencyInjection;

namespace SalonCrm.Data.Tests.Duplicates;

public sealed class ClientDuplicatesTests : IAsyncLifetime
{
    private const string Phone = "+7 916 123-45-67";
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task The_likeliest_pair_comes_first_with_both_cards_and_the_reasons()
    {
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Мария", "Иванова", Phone, SomeDuplicates.BirthDate);
        await _network.Born("Ольга", "Белова", "+7 916 111-11-11", SomeDuplicates.BirthDate);
        await _network.Born("Оля", "Белова", "+7 916 111-11-12", SomeDuplicates.BirthDate);

        var page = (await _network.Duplicates().List(_network.Manager)).Expect();

        Assert.Equal([Likelihood.VeryLikely, Likelihood.Possible], page.Pairs.Select(p => p.Likelihood));
        Assert.Equal((2, (1, 2)), (page.Total, (page.Pairs[0].First.CardNumber, page.Pairs[0].Second.CardNumber)));
        Assert.Equal(DuplicateReasons.SamePhone | DuplicateReasons.SameName | DuplicateReasons.SameBirthDate, page.Pairs[0].Reasons);
        Assert.DoesNotContain("123-45-67", page.Pairs[0].First.MaskedPhone, StringComparison.Ordinal);
        Assert.Equal(page.Pairs[0].Id, Assert.Single((await _network.Duplicates().Of(_network.Manager, page.Pairs[0].Second.Id)).Expect()).Id);
        Assert.Empty((await _network.Duplicates().List(_network.Manager, 50)).Expect().Pairs);
        Assert.Equal(2, (await _network.Duplicates().List(_network.Manager, -1)).Expect().Pairs.Count);
    }

    [Fact]
    public async Task What_somebody_said_to_be_two_people_is_never_asked_again_whatever_is_saved()
    {
        await Doubles();
        var pair = await _network.OnlyPair();
        (await _network.Duplicates().NotTheSame(_network.Manager, pair.Id)).Expect();
        Assert.Empty((await _network.Duplicates().List(_network.Head)).Expect().Pairs);

        await _network.Change(pair.First.Id, form => form.Email = "maria@mail.example");
        await _network.Change(pair.Second.Id, form => form.Email = "maria@mail.example");
        await _network.DuplicateSweep().Sweep(CancellationToken.None);

        Assert.Empty((await _network.Duplicates().List(_network.Head)).Expect().Pairs);
        Assert.Equal(_network.Manager.AccountId, Assert.Single(await _network.Pairs()).DecidedBy);
    }

    [Fact]
    public async Task Said_twice_it_is_kept_once_and_undone_it_is_asked_again()
    {
        await Doubles();
        var pair = await _network.OnlyPair();
        (await _network.Duplicates().NotTheSame(_network.Manager, pair.Id)).Expect();
        var kept = _network.Rows("duplicate_pairs");
        (await _network.Duplicates().NotTheSame(_network.Manager, pair.Id)).Expect();
        Assert.Equal(kept, _network.Rows("duplicate_pairs"));
        Assert.Equal(2L, _network.Value("SELECT COUNT(*) FROM trail WHERE Action = @0", (int)TrailAction.DuplicateDecided));

        (await _network.Duplicates().AskAgain(_network.Manager, pair.Id)).Expect();
        Assert.Equal(pair.Id, (await _network.OnlyPair()).Id);
        Assert.Null(Assert.Single(await _network.Pairs()).DecidedAt);
    }

    [Fact]
    public async Task Asked_again_after_a_change_that_settled_it_nothing_is_asked()
    {
        await Doubles();
        var pair = await _network.OnlyPair();
        (await _network.Duplicates().NotTheSame(_network.Manager, pair.Id)).Expect();
        await _network.Change(pair.Second.Id, form => form.FirstName = "Дарья");
        (await _network.Duplicates().AskAgain(_network.Manager, pair.Id)).Expect();
        Assert.Empty(await _network.Pairs());
    }

    [Fact]
    public async Task A_manager_reaches_pairs_with_a_card_of_the_own_salons_alone()
    {
        var form = new SalonForm { Name = "Покровка", CountryCode = "RU" };
        (await _network.Services.GetRequiredService<Salons>().Save(_network.Head, form)).Expect();
        var other = (await _network.Services.GetRequiredService<Salons>().View(_network.Head)).Expect().Salons.Single(s => s.Name == "Покровка").Id;
        var first = await _network.Born("Мария", "Иванова", Phone, salon: other);
        var second = await _network.Born("Мария", "Иванова", Phone, salon: other);
        var pair = await _network.OnlyPair(_network.Head);

        var page = (await _network.Duplicates().List(_network.Manager)).Expect();
        Assert.Equal((0, 0), (page.Pairs.Count, page.Total));
        Assert.Empty((await _network.Duplicates().Of(_network.Manager, first)).Expect());
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Duplicates().NotTheSame(_network.Manager, pair.Id));

        await _network.Change(second, f => f.SalonId = _network.Salon);
        Assert.Equal(pair.Id, (await _network.OnlyPair(_network.Manager)).Id);
    }

    [Fact]
    public async Task A_pair_that_is_not_there_is_told_so()
    {
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Duplicates().NotTheSame(_network.Manager, Guid.NewGuid()));
        Assert.IsType<Outcome<Nothing>.NotFound>(await _network.Duplicates().AskAgain(_network.Manager, Guid.NewGuid()));
    }

    [Fact]
    public async Task The_front_desk_sees_nothing_of_it()
    {
        await Doubles();
        Assert.IsType<Outcome<DuplicatePage>.NotAllowed>(await _network.Duplicates().List(_network.Staff));
        Assert.IsType<Outcome<DuplicatePage>.NotAllowed>(await _network.Duplicates().List(_network.Specialist));
    }

    private async Task Doubles()
    {
        await _network.Born("Мария", "Иванова", Phone);
        await _network.Born("Маша", "Иванова", Phone);
    }
}
