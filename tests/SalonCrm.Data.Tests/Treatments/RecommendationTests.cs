using System.Globalization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

public sealed class RecommendationTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_due_is_told_from_what_is_overdue_and_from_what_is_neither()
    {
        await Save("сегодня", 0);
        await Save("без срока", null);
        await Save("давно", -30);
        await Save("завтра", 1);
        await Save("сделано", -5, RecommendationState.Done);
        await Save("не нужно", -5, RecommendationState.Dropped);

        var due = await Due();

        Assert.Equal([("давно", true), ("сегодня", false)], due.OrderBy(d => d.Form.DueOn).Select(d => (d.Form.Text, d.IsOverdue)));
    }

    [Fact]
    public async Task Open_ones_stand_before_those_that_are_done()
    {
        await Save("новая, но сделана", null, RecommendationState.Done);
        await Save("старая", null, day: -100);

        Assert.Equal(["старая", "новая, но сделана"], (await List()).Select(r => r.Form.Text));
    }

    [Fact]
    public async Task Done_is_dated_and_can_be_taken_back_and_the_history_tells_both()
    {
        var id = await Save("маска", -1);
        Assert.Equal((RecommendationState.Done, SomeEntries.Today), await Mark(id, RecommendationState.Done));
        Assert.Empty(await Due());

        Assert.Equal((RecommendationState.Open, null), await Mark(id, RecommendationState.Open));
        Assert.Single(await Due());

        var told = await Network.Told(_client, Field.Recommendation);
        Assert.Equal(3, told.Count);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $" · Done · {SomeEntries.Today:yyyy-MM-dd}"), told[1].New, StringComparison.Ordinal);
        Assert.Equal((told[1].New, told[1].Old), (told[0].Old, told[0].New));
    }

    [Fact]
    public async Task Marked_twice_is_marked_once()
    {
        var id = await Save("маска", 0);
        await Mark(id, RecommendationState.Done);
        var rows = Network.Rows("recommendations");
        await Mark(id, RecommendationState.Done);

        Assert.Equal(rows, Network.Rows("recommendations"));
        Assert.Equal(2, (await Network.Told(_client, Field.Recommendation)).Count);
    }

    [Fact]
    public async Task A_change_of_the_text_leaves_it_done()
    {
        var id = await Save("маска", 0, RecommendationState.Done);
        var form = Assert.Single(await List()).Form;
        (form.Text, form.HowOften, form.ForHowLong) = ("маска с глиной", "через день", "две недели");

        var changed = (await Network.Recommendations().Save(Network.Manager, form)).Expect()[0];

        Assert.Equal((id, RecommendationState.Done, "через день", "две недели"), (changed.Form.Id, changed.State, changed.Form.HowOften, changed.Form.ForHowLong));
    }

    [Fact]
    public async Task What_cannot_be_is_told_for_each_field()
    {
        var form = new RecommendationForm
        {
            ClientId = _client, Day = SomeEntries.Today, DueOn = SomeEntries.Today.AddDays(-1), ForHowLong = new string('я', 101), HowOften = new string('я', 101),
        };
        var invalid = Assert.IsType<Outcome<IReadOnlyList<RecommendationView>>.Invalid>(await Network.Recommendations().Save(Network.Specialist, form));
        Assert.Equal(
            [
                new(Field.Text, Problem.Required),
                new(Field.Text, Problem.TooLong, Recommendations.ForHowLongIndex),
                new(Field.Text, Problem.TooLong, Recommendations.HowOftenIndex),
                new(Field.DueOn, Problem.OutOfRange),
            ],
            invalid.Problems);
    }

    [Fact]
    public async Task A_form_that_was_opened_before_it_was_marked_is_told_of_the_conflict()
    {
        var id = await Save("маска", 0);
        var form = Assert.Single(await List()).Form;
        await Mark(id, RecommendationState.Done);
        form.Text = "другая";

        Assert.Equal(2, Assert.IsType<Outcome<IReadOnlyList<RecommendationView>>.Conflict>(await Network.Recommendations().Save(Network.Specialist, form)).Version);
    }

    [Fact]
    public async Task Another_cards_recommendation_cannot_be_marked_and_the_front_desk_marks_none()
    {
        var id = await Save("маска", 0);
        var other = await shared.Client();
        Assert.IsType<Outcome<IReadOnlyList<RecommendationView>>.NotFound>(
            await Network.Recommendations().Mark(Network.Specialist, other, id, RecommendationState.Done));
        Assert.IsType<Outcome<IReadOnlyList<RecommendationView>>.NotAllowed>(
            await Network.Recommendations().Mark(Network.Staff, _client, id, RecommendationState.Done));
        Assert.Equal(RecommendationState.Open, Assert.Single(await List()).State);
    }

    private async Task<Guid> Save(string text, int? due, RecommendationState state = RecommendationState.Open, int day = -40)
    {
        var form = new RecommendationForm
        {
            ClientId = _client, Day = SomeEntries.Today.AddDays(day), Text = text, DueOn = due is { } days ? SomeEntries.Today.AddDays(days) : null,
        };
        (await Network.Recommendations().Save(Network.Specialist, form)).Expect();
        if (state != RecommendationState.Open)
        {
            await Mark(form.Id, state);
        }

        return form.Id;
    }

    private async Task<(RecommendationState State, DateOnly? DoneOn)> Mark(Guid id, RecommendationState state)
    {
        var marked = (await Network.Recommendations().Mark(Network.Specialist, _client, id, state)).Expect().Single(r => r.Form.Id == id);
        return (marked.State, marked.DoneOn);
    }

    private async Task<IReadOnlyList<RecommendationView>> List() => (await Network.Recommendations().List(Network.Staff, _client)).Expect();

    private async Task<IReadOnlyList<RecommendationView>> Due() => [.. (await List()).Where(r => r.IsDue)];
}
