using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>What must not go wrong when two cards become one.</summary>
public sealed class MergeFaultTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_card_is_not_merged_with_itself()
    {
        var client = await shared.Client();

        Assert.Equal(Problem.SameCard, await Refused(await Network.MergeForm(client, client)));
        Assert.IsType<Outcome<CardComparison>.Invalid>(await Network.Merges().Compare(Network.Manager, client, client));
    }

    [Fact]
    public async Task Cards_are_not_merged_in_a_circle()
    {
        var (one, other) = (await shared.Client(), await shared.Client());
        await Network.Merge(one, other);

        Assert.Equal(Problem.AlreadyMerged, await Refused(new() { SurvivorId = other, MergedId = one }));
        Assert.Equal(Problem.AlreadyMerged, await Refused(new() { SurvivorId = one, MergedId = other }));
    }

    [Fact]
    public async Task An_edit_in_between_is_told_and_nothing_is_merged()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var form = await Network.MergeForm(stays, goes);
        await Network.Change(goes, f => f.Address = "Тверская 5");

        var conflict = Assert.IsType<Outcome<MergeDone>.Conflict>(await Network.Merges().Merge(Network.Manager, form));

        Assert.Equal(Field.Address, Assert.Single(Assert.Single(conflict.Changes).Fields).Field);
        Assert.Equal(goes, (await Network.Card(goes)).Id);
    }

    [Fact]
    public async Task Two_managers_who_merge_one_pair_at_once_merge_it_once_and_the_other_is_told()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var forms = (await Network.MergeForm(stays, goes), await Network.MergeForm(goes, stays));

        var outcomes = await Task.WhenAll(
            Network.Merges().Merge(Network.Manager, forms.Item1), Network.Merges().Merge(await Network.Account(Role.Manager), forms.Item2));

        Assert.Single(outcomes.OfType<Outcome<MergeDone>.Done>());
        Assert.Equal([new(Field.Merge, Problem.AlreadyMerged)], Assert.Single(outcomes.OfType<Outcome<MergeDone>.Invalid>()).Problems);
    }

    [Fact]
    public async Task Of_three_cards_merged_at_once_nothing_is_lost()
    {
        Guid[] cards = [await shared.Client(), await shared.Client(), await shared.Client()];
        foreach (var card in cards)
        {
            await Network.Note(card, "сухая");
        }

        var forms = new[] { await Network.MergeForm(cards[0], cards[1]), await Network.MergeForm(cards[1], cards[2]), await Network.MergeForm(cards[2], cards[0]) };
        var outcomes = await Task.WhenAll(forms.Select(f => Network.Merges().Merge(Network.Manager, f)));

        Assert.NotEmpty(outcomes.OfType<Outcome<MergeDone>.Done>());
        await using var db = Network.Db();
        var left = await db.Clients.Where(c => cards.Contains(c.Id)).Select(c => c.Id).ToListAsync();
        Assert.Equal(3 - outcomes.OfType<Outcome<MergeDone>.Done>().Count(), left.Count);
        Assert.Equal(3, await db.SpecialistNotes.CountAsync(n => left.Contains(n.ClientId)));
    }

    [Fact]
    public async Task A_form_sent_twice_merges_once()
    {
        var (stays, goes) = (await shared.Client(), await shared.Client());
        var form = await Network.MergeForm(stays, goes);

        var first = (await Network.Merges().Merge(Network.Manager, form)).Expect();
        var rows = Network.Rows("merges");
        var again = (await Network.Merges().Merge(Network.Manager, form)).Expect();

        Assert.Equal(first, again);
        Assert.Equal(rows, Network.Rows("merges"));
    }

    [Fact]
    public async Task A_form_of_a_new_client_sent_again_after_its_card_was_merged_makes_no_second_client()
    {
        var stays = await shared.Client();
        var form = shared.Form();
        var goes = (await Network.Cards.Create(Network.Manager, form)).Expect();
        await Network.Merge(stays, goes);

        Assert.Equal(stays, (await Network.Cards.Create(Network.Manager, form)).Expect());
    }

    [Fact]
    public async Task Who_somebody_is_that_nobody_knows_can_not_be_merged()
    {
        var client = await shared.Client();

        Assert.IsType<Outcome<MergeDone>.NotFound>(await Network.Merges().Merge(Network.Manager, new() { SurvivorId = client, MergedId = Guid.NewGuid() }));
        Assert.IsType<Outcome<CardComparison>.NotFound>(await Network.Merges().Compare(Network.Manager, client, Guid.NewGuid()));
        Assert.Equal(
            [new(Field.Merge, Problem.Unknown)],
            Assert.IsType<Outcome<CardComparison>.Invalid>(await Network.Merges().CompareWith(Network.Manager, client, 999_999)).Problems);
        Assert.IsType<Outcome<MergeUndoing>.NotFound>(await Network.Merges().Undo(Network.Manager, Guid.NewGuid()));
    }

    [Fact]
    public async Task Comments_that_are_too_long_together_are_told_before_and_when_merging()
    {
        var (one, other) = (shared.Form(), shared.Form());
        (one.Comment, other.Comment) = (new string('а', Client.TextLength - 5), new string('б', 10));
        var (stays, goes) = ((await Network.Cards.Create(Network.Manager, one)).Expect(), (await Network.Cards.Create(Network.Manager, other)).Expect());

        var compared = (await Network.Merges().Compare(Network.Manager, stays, goes, stays)).Expect();
        var outcome = await Network.Merges().Merge(Network.Manager, await Network.MergeForm(stays, goes));

        Assert.Equal([new(Field.Comment, Problem.TooLong)], compared.Problems);
        Assert.Equal(compared.Problems, Assert.IsType<Outcome<MergeDone>.Invalid>(outcome).Problems);
    }

    [Theory]
    [InlineData("clients", "Id", "EmailSealed", Field.Email)]
    [InlineData("specialist_notes", "ClientId", "TextSealed", Field.SpecialistNote)]
    public async Task Altered_behind_the_back_a_card_is_not_sealed_anew_by_a_merge(string table, string key, string column, Field told)
    {
        var form = shared.Form();
        form.Email = "maria@mail.example";
        var (stays, goes) = (await shared.Client(), (await Network.Cards.Create(Network.Manager, form)).Expect());
        await Network.Note(goes, "сухая");
        var request = await Network.MergeForm(stays, goes);
        Assert.Equal(1, Network.Sql($"UPDATE {table} SET {column} = x'0102' WHERE {key} = @0", goes.Key()));

        var outcome = await Network.Merges().Merge(Network.Manager, request);

        Assert.Contains(new(told, Problem.Altered), Assert.IsType<Outcome<MergeDone>.Invalid>(outcome).Problems);
        Assert.Contains(new(told, Problem.Altered), (await Network.Merges().Compare(Network.Manager, stays, goes)).Expect().Problems);
    }

    [Fact]
    public async Task Killed_at_any_command_a_merge_or_its_undoing_has_not_happened_at_all()
    {
        var (stays, goes) = (await Network.Full("Мария", shared.Phone()), await Network.Full("Маша", shared.Phone()));
        await Network.Allergic(goes, "аммиак мария");
        var form = await Network.MergeForm(stays, goes);

        Assert.True(await KillAtEach(m => m.Merge(Network.Manager, form)) > 30);
        Assert.Equal(stays, (await Network.Card(goes)).Id);
        Assert.True(await KillAtEach(m => m.Undo(Network.Manager, form.Id)) > 30);
        Assert.Equal(goes, (await Network.Card(goes)).Id);
    }

    /// <summary>Fails the operation at its first command, its second, and so on until it gets through; answers with how many it has.</summary>
    private async Task<int> KillAtEach<T>(Func<Merges, Task<Outcome<T>>> work)
    {
        using var watch = new CommitWatch(Network);
        var before = watch.Version();
        for (var command = 1; ; command++)
        {
            var killing = new Killing(command);
            var contexts = new Contexts(Network, killing);
            using var door = new Door(contexts, Network.Services.GetRequiredService<Trail>(), TimeProvider.System);
            try
            {
                (await work(new Merges(door))).Expect();
                Assert.NotEqual(before, watch.Version());
                return command;
            }
            catch (Exception e) when (killing.HasKilled && e is Killed or DbUpdateException)
            {
                Assert.Equal(before, watch.Version());
            }
        }
    }

    private async Task<Problem> Refused(MergeForm form) =>
        Assert.Single(Assert.IsType<Outcome<MergeDone>.Invalid>(await Network.Merges().Merge(Network.Manager, form)).Problems).Problem;

    private sealed class Contexts(SomeNetwork network, Killing killing) : IDbContextFactory<SalonDb>
    {
        public SalonDb CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<SalonDb>();
            options.UseSalonFile(network.DatabaseFile).AddInterceptors(killing);
            return new(options.Options, network.Services.GetRequiredService<Sealing>());
        }
    }

    private sealed class Killed : Exception;

    private sealed class Killing(int last) : DbCommandInterceptor
    {
        private int _commands;

        public bool HasKilled { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Kill(result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Kill(result));

        private T Kill<T>(T result)
        {
            if (++_commands == last)
            {
                HasKilled = true;
                throw new Killed();
            }

            return result;
        }
    }
}
