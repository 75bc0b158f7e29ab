using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

public sealed class PatchTestTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(180, false)]
    [InlineData(null, false)]
    public async Task A_patch_test_runs_out_after_its_last_day(int? days, bool hasRunOut)
    {
        var form = Form(PatchResult.NoReaction);
        (form.Day, form.HoldsUntil) = (SomeEntries.Today.AddDays(-10), days is { } d ? SomeEntries.Today.AddDays(d) : null);

        var test = Assert.Single((await Save(form)).Expect());

        Assert.Equal((hasRunOut, false), (test.HasRunOut, test.IsHint));
    }

    [Fact]
    public async Task A_reaction_is_a_hint_even_after_the_test_has_run_out()
    {
        var form = Form(PatchResult.Reaction);
        (form.Day, form.HoldsUntil) = (SomeEntries.Today.AddYears(-2), SomeEntries.Today.AddYears(-1));
        Assert.True((await Save(form)).Expect()[0].IsHint);
    }

    [Fact]
    public async Task The_history_tells_substance_result_and_how_long_it_holds()
    {
        var form = Form(PatchResult.Unclear);
        (form.Day, form.HoldsUntil, form.Remark) = (new DateOnly(2026, 1, 5), new DateOnly(2026, 7, 5), "зуд");
        (await Save(form)).Expect();
        var change = (await Network.PatchTests().List(Network.Staff, _client)).Expect()[0].Form;
        (change.Result, change.HoldsUntil, change.Remark) = (PatchResult.Reaction, null, " ");
        (await Save(change)).Expect();

        Assert.Equal(
            [
                new(Field.PatchTest, "2026-01-05 · Хна · Unclear · → 2026-07-05 · зуд", "2026-01-05 · Хна · Reaction"),
                new(Field.PatchTest, null, "2026-01-05 · Хна · Unclear · → 2026-07-05 · зуд"),
            ],
            await Network.Told(_client, Field.PatchTest));
    }

    [Fact]
    public async Task What_cannot_be_is_told_for_each_field()
    {
        var form = Form(PatchResult.NoReaction);
        (form.Substance, form.HoldsUntil, form.Remark) = (" ", form.Day!.Value.AddDays(-1), new string('я', 301));
        await Refused(form, (Field.PatchTest, Problem.Required), (Field.DueOn, Problem.OutOfRange), (Field.Text, Problem.TooLong));

        (form.Substance, form.HoldsUntil, form.Remark, form.Day) = (new string('я', 101), DateOnly.MaxValue, null, SomeEntries.Today.AddDays(3));
        await Refused(form, (Field.Date, Problem.InTheFuture), (Field.PatchTest, Problem.TooLong), (Field.DueOn, Problem.OutOfRange));

        form = Form(PatchResult.NoReaction);
        (form.ClientId, form.Day) = (await shared.Born(new DateOnly(2000, 1, 1)), new DateOnly(1999, 12, 31));
        await Refused(form, (Field.Date, Problem.BeforeBirth));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_and_a_stale_one_is_told()
    {
        var (once, twice) = (Form(PatchResult.NoReaction), Form(PatchResult.NoReaction));
        twice.Id = once.Id;
        (await Save(once)).Expect();
        Assert.Single((await Save(twice)).Expect());

        twice.Result = PatchResult.Reaction;
        Assert.Equal(1, Assert.IsType<Outcome<IReadOnlyList<PatchTestView>>.Conflict>(await Save(twice)).Version);
    }

    [Fact]
    public async Task Nothing_of_what_was_tried_lies_open_in_the_table()
    {
        var form = Form(PatchResult.Reaction);
        (form.Substance, form.Remark) = ("Парафенилендиамин", "отёк");
        (await Save(form)).Expect();

        var text = string.Join('\n', Network.Rows("patch_tests"));
        Assert.Contains(form.Id.ToString("N"), text, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            new[] { form.Substance, form.Remark, nameof(PatchResult.Reaction) },
            secret => Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(secret)), text, StringComparison.Ordinal));
    }

    private PatchTestForm Form(PatchResult result) => new() { ClientId = _client, Day = SomeEntries.Today, Substance = "Хна", Result = result };

    private Task<Outcome<IReadOnlyList<PatchTestView>>> Save(PatchTestForm form) => Network.PatchTests().Save(Network.Specialist, form);

    private async Task Refused(PatchTestForm form, params (Field, Problem)[] problems)
    {
        var invalid = Assert.IsType<Outcome<IReadOnlyList<PatchTestView>>.Invalid>(await Save(form));
        Assert.Equal(problems, invalid.Problems.Select(p => (p.Field, p.Problem)));
    }
}
