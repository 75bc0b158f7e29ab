using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.Network;

/// <summary>What a field of the network's own may be: pure rules. <see cref="Tidy"/> first, then <see cref="Check"/>.</summary>
public static class OwnFieldRules
{
    /// <summary>Trims the names and drops lines of answers that were left empty. Changes the form.</summary>
    public static void Tidy(OwnFieldForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        form.Names = Tidied(form.Names);
        form.Choices = form.Kind == OwnFieldKind.Choice ? [.. form.Choices.Where(c => Tidied(c.Names).Count > 0)] : [];
        foreach (var choice in form.Choices)
        {
            choice.Names = Tidied(choice.Names);
        }
    }

    /// <summary>Everything that is wrong with a tidied form; empty when it can be kept.</summary>
    /// <param name="form">The form.</param>
    /// <param name="others">The other fields of the network, retired ones too.</param>
    public static IReadOnlyList<FieldProblem> Check(OwnFieldForm form, IReadOnlyList<OwnFieldView> others)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(others);
        var problems = new List<FieldProblem>();
        if (CheckNames(form.Names, others.SelectMany(o => o.Names.Values)) is { } name)
        {
            problems.Add(new(Field.OwnFieldName, name));
        }

        if (!Enum.IsDefined(form.Section) || !Enum.IsDefined(form.Kind) || form.Tier is not (Tier.Required or Tier.Desirable or Tier.Optional))
        {
            problems.Add(new(Field.OwnFieldKind, Problem.Unknown));
        }

        if (form.IsHint && form.IsSensitive)
        {
            problems.Add(new(Field.OwnFieldHint, Problem.HintIsForAll));
        }

        if (form.Kind == OwnFieldKind.Choice)
        {
            CheckChoices(form.Choices, problems);
        }

        return problems;
    }

    private static void CheckChoices(List<OwnChoiceForm> choices, List<FieldProblem> problems)
    {
        if (choices.TrueForAll(c => c.IsRetired))
        {
            problems.Add(new(Field.OwnFieldChoice, Problem.Required));
        }
        else if (choices.Count > OwnField.MostChoices)
        {
            problems.Add(new(Field.OwnFieldChoice, Problem.TooMany));
        }

        for (var i = 0; i < choices.Count; i++)
        {
            if (CheckNames(choices[i].Names, choices.Take(i).SelectMany(c => c.Names.Values).OfType<string>()) is { } problem)
            {
                problems.Add(new(Field.OwnFieldChoice, problem, i));
            }
        }
    }

    /// <summary>One name may be the same in several languages, but not that of something else in any.</summary>
    private static Problem? CheckNames(Dictionary<string, string?> names, IEnumerable<string> taken) => names switch
    {
        { Count: 0 } => Problem.Required,
        _ when names.Keys.Any(l => l is not [>= 'a' and <= 'z', >= 'a' and <= 'z']) => Problem.Unknown,
        _ when names.Values.Any(n => n!.Length > OwnField.NameLength) => Problem.TooLong,
        _ when taken.Intersect(names.Values, StringComparer.OrdinalIgnoreCase).Any() => Problem.Taken,
        _ => null,
    };

    private static Dictionary<string, string?> Tidied(Dictionary<string, string?> names) =>
        names.Select(n => (n.Key, Name: ClientRules.Line(n.Value))).Where(n => n.Name is not null).ToDictionary(n => n.Key, n => n.Name, StringComparer.Ordinal);
}
