using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Treatments;

/// <summary>The surveys that a client answered.</summary>
public sealed class Surveys
{
    /// <summary>Which text of a survey a problem is about: its conclusions; 0 is its results.</summary>
    public const int ConclusionsIndex = 1;

    private readonly Door _door;

    internal Surveys(Door door) => _door = door;

    /// <summary>A client's surveys, newest first.</summary>
    public Task<Outcome<IReadOnlyList<SurveyView>>> List(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.OpenCards, passage => passage.Read<Survey, SurveyView>(client, Field.Survey, View), cancel);

    /// <summary>Writes a survey down or changes one; answers with the client's surveys as they then are.</summary>
    public Task<Outcome<IReadOnlyList<SurveyView>>> Save(Actor actor, SurveyForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.WriteTreatments, passage =>
        {
            (form.Name, form.Results, form.Conclusions) = (ClientRules.Line(form.Name), ClientRules.Text(form.Results), ClientRules.Text(form.Conclusions));
            return passage.Keep(
                form,
                Field.Survey,
                [
                    DatedRules.Needed(Field.SurveyName, form.Name, Survey.NameLength),
                    form.OutOf is < 1 or > Survey.BestScore || form.Score < 0 || form.Score > form.Best ? new(Field.Score, Problem.OutOfRange) : null,
                    DatedRules.Optional(Field.Text, form.Results, Survey.TextLength),
                    DatedRules.Optional(Field.Text, form.Conclusions, Survey.TextLength, ConclusionsIndex),
                ],
                new Survey { Id = form.Id, ClientId = form.ClientId },
                survey =>
                    (survey.Name, survey.Score, survey.OutOf, survey.Results, survey.Conclusions) = (form.Name!, form.Score, form.OutOf, form.Results, form.Conclusions),
                View);
        }, cancel);
    }

    internal static SurveyView View(Survey survey, Authorship written) => new(
        new()
        {
            ClientId = survey.ClientId,
            Id = survey.Id,
            Version = survey.Version,
            Day = survey.Day,
            Name = survey.Name,
            Score = survey.Score,
            OutOf = survey.OutOf,
            Results = survey.Results,
            Conclusions = survey.Conclusions,
        },
        written);
}
