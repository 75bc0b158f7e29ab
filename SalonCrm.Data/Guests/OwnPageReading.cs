using System.Globalization;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>Reads what was typed into the own page, and says what is wrong with it.</summary>
internal static class OwnPageReading
{
    /// <summary>Reads the lines into a card's form. What was not asked is not read, whatever was sent.</summary>
    public static List<FieldProblem> Read(OwnPageForm form, IEnumerable<CardField> lines, ClientForm said, DateOnly today)
    {
        var problems = new List<FieldProblem>();
        foreach (var field in lines.Where(f => form.Said.ContainsKey(f.Field)))
        {
            var typed = ClientRules.Text(form.Said[field.Field]);
            if (field.Kind == FieldKind.Day && typed is not null && !DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                problems.Add(new(field.Field, Problem.NotADate));
                continue;
            }

            field.Read(said, typed);
            field.Tidy(said);
            if (field.Check(said, today) is { } problem)
            {
                problems.Add(new(field.Field, problem));
            }
        }

        problems.AddRange(BookingRules.NamesOf(said));
        if (said is { LastName: null, FirstName: null } && problems.TrueForAll(p => p.Field is not (Field.LastName or Field.FirstName)))
        {
            problems.Add(new(Field.FirstName, Problem.Required));
        }

        return problems;
    }

    /// <summary>What was said about allergies, as the history spells it; null where nothing was.</summary>
    public static (string? Text, Problem? Problem) Allergies(OwnPageForm form)
    {
        var listed = ClientRules.Lines([.. (form.Said.GetValueOrDefault(Field.Allergies) ?? "").Split([',', ';', '\n'])]);
        return listed switch
        {
            { Count: > 0 } when form.NoAllergies => (null, Problem.Contradicts),
            { Count: > Client.MostAllergies } => (null, Problem.TooMany),
            _ when listed.Exists(a => a.Length > Client.NameLength) => (null, Problem.TooLong),
            { Count: 0 } => (form.NoAllergies ? nameof(AllergyState.NoneKnown) : null, null),
            _ => (string.Join(CardField.Separator, listed.Order(StringComparer.Ordinal)), null),
        };
    }

    /// <summary>Reads what the history says of allergies back into a form.</summary>
    public static void ReadAllergies(ClientForm form, string? text)
    {
        form.AllergyState = text switch { null => AllergyState.NotAsked, nameof(AllergyState.NoneKnown) => AllergyState.NoneKnown, _ => AllergyState.Listed };
        form.Allergies = form.AllergyState == AllergyState.Listed ? [.. text!.Split(CardField.Separator)] : [];
    }
}
