using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

public sealed class SurveyTemplateTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_template_keeps_its_questions_one_per_line_and_is_offered_to_who_writes_surveys()
    {
        await Save(Form("После визита", " Довольны ли вы? \r\n\n  \nВсё ли объяснил мастер?", 10));

        var offered = Assert.Single((await _network.Salons().View(_network.Specialist)).Expect().SurveyTemplates);
        Assert.Equal(("После визита", "Довольны ли вы?\nВсё ли объяснил мастер?", 10), (offered.Name, offered.Questions, offered.BestScore));
        Assert.Equal(
            [
                new(Field.SurveyName, null, "После визита"), new(Field.Questions, null, "Довольны ли вы?\nВсё ли объяснил мастер?"),
                new(Field.BestScore, null, "10"),
            ],
            await _network.Told(TrailAction.SurveyTemplateSaved));
    }

    [Fact]
    public async Task A_retired_template_is_not_offered()
    {
        var form = await Save(Form("После визита", null, 10));
        form.IsRetired = true;
        await Save(form);

        Assert.Empty((await _network.View()).SurveyTemplates);
        Assert.Equal([new(Field.Retired, null, "True")], await _network.Told(TrailAction.SurveyTemplateSaved));
    }

    [Theory]
    [InlineData(null, 10, Field.SurveyName, Problem.Required)]
    [InlineData("после визита", 10, Field.SurveyName, Problem.Taken)]
    [InlineData("Новая", null, Field.BestScore, Problem.Required)]
    [InlineData("Новая", 0, Field.BestScore, Problem.OutOfRange)]
    [InlineData("Новая", 101, Field.BestScore, Problem.OutOfRange)]
    public async Task What_cannot_be_a_template_is_refused(string? name, int? best, Field field, Problem problem)
    {
        await Save(Form("После визита", null, 10));
        Assert.Equal([new(field, problem)], (await _network.SurveyTemplates().Save(_network.Head, Form(name, null, best))).Problems());
        Assert.Equal(
            [new(Field.Questions, Problem.TooLong)],
            (await _network.SurveyTemplates().Save(_network.Head, Form("Длинная", new string('я', 2001), 10))).Problems());
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_and_a_stale_one_is_told()
    {
        var form = Form("После визита", null, 10);
        await Save(form);
        await Save(form);
        form.BestScore = 5;
        Assert.IsType<Outcome<Nothing>.Conflict>(await _network.SurveyTemplates().Save(_network.Head, form));
        Assert.Equal(10, Assert.Single((await _network.View()).SurveyTemplates).BestScore);
    }

    [Fact]
    public async Task Only_the_network_head_changes_templates()
    {
        Assert.IsType<Outcome<Nothing>.NotAllowed>(await _network.SurveyTemplates().Save(_network.Manager, Form("После визита", null, 10)));
        Assert.IsType<Outcome<IReadOnlyList<SurveyTemplateForm>>.NotAllowed>(await _network.SurveyTemplates().List(_network.Manager));
    }

    private static SurveyTemplateForm Form(string? name, string? questions, int? best) => new() { Name = name, Questions = questions, BestScore = best };

    private async Task<SurveyTemplateForm> Save(SurveyTemplateForm form)
    {
        (await _network.SurveyTemplates().Save(_network.Head, form)).Expect();
        return (await _network.SurveyTemplates().List(_network.Head)).Expect().Single(t => t.Id == form.Id);
    }
}
