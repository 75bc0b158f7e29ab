using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Network;

/// <summary>The surveys that the network asks. <see cref="Salons.View"/> has those that are in use.</summary>
public sealed class SurveyTemplates
{
    private readonly Door _door;

    internal SurveyTemplates(Door door) => _door = door;

    /// <summary>All of them by name, retired ones too, as forms to change them with.</summary>
    public Task<Outcome<IReadOnlyList<SurveyTemplateForm>>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<SurveyTemplateForm>>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var templates = await passage.Db.SurveyTemplates.AsNoTracking().ToListAsync(cancel);
            return new Outcome<IReadOnlyList<SurveyTemplateForm>>.Done(
                [.. templates.Select(t => t.Form()).OrderBy(t => t.Name, StringComparer.CurrentCulture)]);
        }, cancel);

    /// <summary>Adds a template, changes, retires or brings one back.</summary>
    public Task<Outcome<Nothing>> Save(Actor actor, SurveyTemplateForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            form.Name = ClientRules.Line(form.Name);
            form.Questions = ClientRules.Text(string.Join('\n', (form.Questions ?? "").ReplaceLineEndings("\n").Split('\n').Select(ClientRules.Line).OfType<string>()));
            var templates = await passage.Db.SurveyTemplates.AsTracking().ToListAsync(cancel);
            FieldProblem?[] problems =
            [
                NetworkParts.Name(Field.SurveyName, form.Name, Survey.NameLength, templates.Where(t => t.Id != form.Id).Select(t => t.Name)),
                form.Questions?.Length > SurveyTemplate.QuestionsLength ? new(Field.Questions, Problem.TooLong) : null,
                form.BestScore switch
                {
                    null => new(Field.BestScore, Problem.Required),
                    < 1 or > Survey.BestScore => new(Field.BestScore, Problem.OutOfRange),
                    _ => null,
                },
            ];
            return passage.Keep(
                TrailAction.SurveyTemplateSaved,
                form,
                templates.Find(t => t.Id == form.Id),
                new SurveyTemplate { Id = form.Id },
                problems,
                template => (template.Name, template.Questions, template.BestScore, template.IsRetired) = (form.Name!, form.Questions, form.BestScore!.Value, form.IsRetired));
        }, cancel);
    }
}
