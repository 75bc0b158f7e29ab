using System.Net.Mail;
using System.Text;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Clients;

/// <summary>
/// What a card accepts: pure rules, the same for form, import and seed. <see cref="Tidy"/> first, then <see cref="Check"/>.
/// </summary>
public static class ClientRules
{
    /// <summary>Nobody is older than this many years.</summary>
    public const int OldestYears = 130;

    /// <summary>
    /// Trims, joins what was decomposed (Unicode form C), turns control characters into spaces and blank texts into
    /// nothing. Changes the form.
    /// </summary>
    public static void Tidy(ClientForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        foreach (var field in CardFields.Simple)
        {
            field.Tidy(form);
        }

        form.Allergies = Lines(form.Allergies);
        form.Phones = [.. form.Phones.Select(p => new PhoneLine { Text = Line(p.Text), Label = Line(p.Label) }).Where(p => p.Text is not null)];
    }

    /// <summary>Everything that is wrong with a tidied form; empty when it can be kept.</summary>
    /// <param name="form">The form.</param>
    /// <param name="home">The salon's country, for numbers written without one.</param>
    /// <param name="today">The day of today, for dates that cannot be.</param>
    public static IReadOnlyList<FieldProblem> Check(ClientForm form, Country? home, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var problems = new List<FieldProblem>();
        void Say(Field field, Problem problem, int index = 0) => problems.Add(new(field, problem, index));
        if (form.LastName is null && form.FirstName is null)
        {
            Say(Field.FirstName, Problem.Required);
        }

        foreach (var field in CardFields.Simple)
        {
            if (field.Check(form, today) is { } problem)
            {
                Say(field.Field, problem);
            }
        }

        CheckAllergies(form, Say);
        CheckPhones(form, home, Say);
        return problems;
    }

    /// <summary>The numbers of a form that passed <see cref="Check"/>, each with its label.</summary>
    internal static List<(PhoneNumber Number, string? Label)> Numbers(ClientForm form, Country? home) =>
        [.. form.Phones.Select(p => (PhoneNumber.TryParse(p.Text, home, out var number, out _) ? number : throw new InvalidOperationException("The form was not checked."), p.Label))];

    /// <summary>What a phone that cannot be one lacks, as a problem of its field.</summary>
    public static Problem ProblemOf(PhoneProblem problem) => problem switch
    {
        PhoneProblem.Empty => Problem.Required,
        PhoneProblem.TooShort => Problem.PhoneTooShort,
        PhoneProblem.TooLong => Problem.PhoneTooLong,
        PhoneProblem.NoSuchCountry => Problem.PhoneNoSuchCountry,
        PhoneProblem.NoSuchNumber => Problem.PhoneNoSuchNumber,
        PhoneProblem.HomeCountryNeeded => Problem.PhoneCountryNeeded,
        _ => Problem.PhoneNotANumber,
    };

    /// <summary>Whether mail could be sent there: one @, a domain with a dot, nothing around it.</summary>
    public static bool IsEmail(string? text) =>
        text is { Length: > 0 and <= Client.EmailLength }
        && MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');

    /// <summary>One line of text as it is kept: trimmed, composed, without control characters; null when nothing is left.</summary>
    public static string? Line(string? text) => Clean(text, keepsLines: false);

    /// <summary>Text of several lines as it is kept.</summary>
    public static string? Text(string? text) => Clean(text, keepsLines: true);

    private static string? Clean(string? text, bool keepsLines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Half a surrogate pair comes out of the enumeration as U+FFFD, so the text can always be composed and kept.
            clean.Append(Rune.IsControl(rune) && !(keepsLines && rune.Value == '\n') ? " " : rune.ToString());
        }

        var composed = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return composed.Length == 0 ? null : composed;
    }

    internal static List<string> Lines(List<string> texts) =>
        [.. texts.Select(Line).OfType<string>().Distinct(StringComparer.CurrentCultureIgnoreCase)];

    private static void CheckAllergies(ClientForm form, Action<Field, Problem, int> say)
    {
        if (form.Allergies.Count > Client.MostAllergies)
        {
            say(Field.Allergies, Problem.TooMany, 0);
        }
        else if (form.Allergies.Exists(a => a.Length > Client.NameLength))
        {
            say(Field.Allergies, Problem.TooLong, 0);
        }
        else if ((form.AllergyState == AllergyState.Listed) != (form.Allergies.Count > 0))
        {
            say(Field.Allergies, Problem.Contradicts, 0);
        }
    }

    private static void CheckPhones(ClientForm form, Country? home, Action<Field, Problem, int> say)
    {
        if (form.Phones.Count == 0)
        {
            say(Field.Phones, Problem.Required, 0);
        }

        if (form.Phones.Count > Client.MostPhones)
        {
            say(Field.Phones, Problem.TooMany, 0);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < form.Phones.Count; i++)
        {
            if (!PhoneNumber.TryParse(form.Phones[i].Text, home, out var number, out var problem))
            {
                say(Field.Phones, ProblemOf(problem), i);
            }
            else if (!seen.Add(number.E164))
            {
                say(Field.Phones, Problem.PhoneTwice, i);
            }
            else if (form.Phones[i].Label?.Length > ClientPhone.LabelLength)
            {
                say(Field.Phones, Problem.TooLong, i);
            }
        }
    }
}
