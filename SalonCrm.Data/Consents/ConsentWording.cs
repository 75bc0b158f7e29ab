using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Consents;

/// <summary>The texts that clients are asked with, in the network's words.</summary>
public sealed class ConsentWording
{
    private readonly Door _door;

    internal ConsentWording(Door door) => _door = door;

    /// <summary>The newest version for each purpose, in the order of <see cref="ConsentPurpose"/>.</summary>
    public Task<Outcome<IReadOnlyList<ConsentTextView>>> CurrentTexts(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ConsentTextView>>(actor, Permission.SeeNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<IReadOnlyList<ConsentTextView>>.Done([.. (await passage.ConsentTexts()).DistinctBy(t => t.Purpose)]);
        }, cancel);

    /// <summary>All versions, by purpose, the newest first.</summary>
    public Task<Outcome<IReadOnlyList<ConsentTextView>>> AllTexts(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ConsentTextView>>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<IReadOnlyList<ConsentTextView>>.Done(await passage.ConsentTexts());
        }, cancel);

    /// <summary>
    /// Adds a version; the old ones stay. The same texts as now make none, so a form sent twice makes one. Told as a
    /// conflict when another version was added since the form was opened.
    /// </summary>
    public Task<Outcome<ConsentTextView>> AddText(Actor actor, ConsentTextForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<ConsentTextView>(actor, Permission.ManageNetwork, async passage =>
        {
            var texts = form.Texts.Select(t => (Language: t.Key, Text: ClientRules.Text(t.Value))).Where(t => t.Text is not null)
                .ToDictionary(t => t.Language, t => t.Text!, StringComparer.Ordinal);
            var since = form.ValidSince ?? passage.Today;
            if (Check(form.Purpose, texts, since, passage.Today) is { } problem)
            {
                return new Outcome<ConsentTextView>.Invalid([problem]);
            }

            var current = (await passage.ConsentTexts()).First(t => t.Purpose == form.Purpose);
            var added = new ConsentTextView(form.Purpose, current.Version + 1, since, texts);
            if (current.Texts.Count == texts.Count && texts.All(t => current.Texts.GetValueOrDefault(t.Key) == t.Value))
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<ConsentTextView>.Done(current);
            }

            if (form.BasedOn is { } seen && seen != current.Version)
            {
                return new Outcome<ConsentTextView>.Conflict(current.Version, []);
            }

            passage.Db.AddRange(texts.Select(t => new ConsentText
            {
                Purpose = added.Purpose,
                Version = added.Version,
                Language = t.Key,
                Text = t.Value,
                ValidSince = since,
            }));
            passage.Record(TrailAction.ConsentTextAdded, detail: new() { Kind = form.Purpose.ToString(), Counts = [added.Version] });
            return new Outcome<ConsentTextView>.Done(added);
        }, cancel);
    }

    private static FieldProblem? Check(ConsentPurpose purpose, Dictionary<string, string> texts, DateOnly since, DateOnly today) => texts switch
    {
        _ when !Enum.IsDefined(purpose) => new(Field.Consent, Problem.Unknown),
        { Count: 0 } => new(Field.Text, Problem.Required),
        _ when texts.Keys.Any(l => l is not [>= 'a' and <= 'z', >= 'a' and <= 'z']) => new(Field.Text, Problem.Unknown),
        _ when texts.Values.Any(t => t.Length > ConsentText.TextLength) => new(Field.Text, Problem.TooLong),
        _ when since > today.AddDays(1) => new(Field.Date, Problem.InTheFuture),
        _ when since < today.AddYears(-ClientRules.OldestYears) => new(Field.Date, Problem.TooLongAgo),
        _ => null,
    };
}
