using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

public sealed class SurveyTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(null)]
    public async Task A_score_from_0_to_100_is_kept_and_so_is_none(int? score)
    {
        var form = Form(score);
        (await Save(form)).Expect();

        var survey = Assert.Single((await Network.Surveys().List(Network.Staff, _client)).Expect());
        Assert.Equal((score, "Довольна", "Предложить уход", "Specialist"), (survey.Form.Score, survey.Form.Results, survey.Form.Conclusions, survey.Written.By));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(int.MinValue)]
    public async Task A_score_out_of_range_is_refused(int score)
    {
        var invalid = Assert.IsType<Outcome<IReadOnlyList<SurveyView>>.Invalid>(await Save(Form(score)));
        Assert.Equal([new FieldProblem(Field.Score, Problem.OutOfRange)], invalid.Problems);
        Assert.Empty((await Network.Surveys().List(Network.Staff, _client)).Expect());
    }

    [Theory]
    [InlineData(11, 10)]
    [InlineData(1, 0)]
    [InlineData(1, 101)]
    public async Task A_score_above_the_best_of_its_template_is_refused(int score, int best)
    {
        var form = Form(score);
        form.OutOf = best;
        var invalid = Assert.IsType<Outcome<IReadOnlyList<SurveyView>>.Invalid>(await Save(form));
        Assert.Equal([new FieldProblem(Field.Score, Problem.OutOfRange)], invalid.Problems);
    }

    [Fact]
    public async Task A_survey_keeps_the_scale_that_its_template_had()
    {
        var form = Form(8);
        form.OutOf = 10;
        Assert.Equal((8, 10), (await Save(form)).Expect().Where(s => s.Form.Id == form.Id).Select(s => (s.Form.Score, s.Form.Best)).Single());
        Assert.Contains("· 8/10 ·", (await Network.Told(_client, Field.Survey))[0].New, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_of_two_texts_is_too_long_is_told()
    {
        var form = Form(50);
        (form.Name, form.Conclusions, form.Day) = (null, new string('я', 4001), null);
        var invalid = Assert.IsType<Outcome<IReadOnlyList<SurveyView>>.Invalid>(await Save(form));
        Assert.Equal(
            [new(Field.Date, Problem.Required), new(Field.SurveyName, Problem.Required), new(Field.Text, Problem.TooLong, Surveys.ConclusionsIndex)],
            invalid.Problems);
    }

    [Fact]
    public async Task A_text_that_moves_to_the_other_field_is_a_change()
    {
        var form = Form(null);
        (form.Results, form.Conclusions) = ("Довольна", null);
        var kept = (await Save(form)).Expect()[0].Form;
        (kept.Results, kept.Conclusions) = (null, "Довольна");

        Assert.Equal("Довольна", (await Save(kept)).Expect()[0].Form.Conclusions);
    }

    [Fact]
    public async Task The_history_tells_the_survey_in_one_line()
    {
        var form = Form(85);
        form.Day = new DateOnly(2026, 1, 5);
        (await Save(form)).Expect();
        Assert.Equal(
            [new(Field.Survey, null, "2026-01-05 · После визита · 85 · Довольна · Предложить уход")],
            await Network.Told(_client, Field.Survey));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_and_a_stale_one_is_told()
    {
        var (once, twice) = (Form(85), Form(85));
        twice.Id = once.Id;
        (await Save(once)).Expect();
        Assert.Single((await Save(twice)).Expect());

        twice.Score = 84;
        Assert.IsType<Outcome<IReadOnlyList<SurveyView>>.Conflict>(await Save(twice));
    }

    private SurveyForm Form(int? score) =>
        new() { ClientId = _client, Day = SomeEntries.Today, Name = "После визита", Score = score, Results = "Довольна", Conclusions = "Предложить уход" };

    private Task<Outcome<IReadOnlyList<SurveyView>>> Save(SurveyForm form) => Network.Surveys().Save(Network.Specialist, form);
}
