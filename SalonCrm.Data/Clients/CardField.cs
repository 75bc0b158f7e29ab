using System.Globalization;

namespace SalonCrm.Data.Clients;

/// <summary>How a field is typed and shown.</summary>
public enum FieldKind
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Several lines of text.</summary>
    Text,

    /// <summary>A date that has been.</summary>
    Day,

    /// <summary>A few short texts.</summary>
    List,

    /// <summary>One of a few values that the field names.</summary>
    Choice,
}

/// <summary>Who sees a field.</summary>
public enum Secrecy
{
    /// <summary>Everybody who may open the card.</summary>
    Open,

    /// <summary>
    /// Comment and hobbies: whoever talks to the client needs them, so the desk sees them as they are. Not who sees no contacts
    /// at all: they may hold some.
    /// </summary>
    Desk,

    /// <summary>Contact data: masked for who sees contacts masked, shown one at a time and recorded.</summary>
    Contact,

    /// <summary>Only who sees contacts in full.</summary>
    Private,
}

/// <summary>A field of the card that is one value of its own, and all that its kind needs to be treated alike everywhere.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kind">How it is typed and shown.</param>
/// <param name="Secrecy">Who sees it.</param>
/// <param name="Property">The property, as damage names it.</param>
/// <param name="Get">Reads it: a string, a <see cref="DateOnly"/>, a list of strings, or null.</param>
/// <param name="Set">Writes it.</param>
/// <param name="Limit">Longest text, or longest entry of a list, in characters.</param>
/// <param name="Most">Most entries of a list.</param>
/// <param name="Rule">What else is wrong with a text; null when nothing is.</param>
/// <param name="Choices">The values of a choice, the same in every language.</param>
/// <param name="IsOptional">Kept only where the network head has switched it on.</param>
public sealed record CardField(
    Field Field,
    FieldKind Kind,
    Secrecy Secrecy,
    string Property,
    Func<PersonalData, object?> Get,
    Action<PersonalData, object?> Set,
    int Limit = 0,
    int Most = 0,
    Func<string, Problem?>? Rule = null,
    IReadOnlyList<string>? Choices = null,
    bool IsOptional = false)
{
    /// <summary>Between the entries of a list, as the history tells it.</summary>
    public const string Separator = ", ";

    /// <summary>How the field is seen by who sees this much of the contacts: whole, masked, or not at all.</summary>
    public ContactView SeenBy(ContactView contacts) => (Secrecy, contacts) switch
    {
        (Secrecy.Open, _) or (_, ContactView.Full) or (Secrecy.Desk, ContactView.Masked) => ContactView.Full,
        (Secrecy.Contact, ContactView.Masked) => ContactView.Masked,
        _ => ContactView.None,
    };

    /// <summary>The value as text, the same in every language; null when it is empty.</summary>
    public string? Show(PersonalData data) => Get(data) switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        List<string> list => list.Count == 0 ? null : string.Join(Separator, list),
        var text => (string)text,
    };

    /// <summary>Takes a value back from the text that <see cref="Show"/> made of it.</summary>
    internal void Read(PersonalData data, string? text) => Set(data, Kind switch
    {
        FieldKind.List => text?.Split(Separator).ToList() ?? [],
        FieldKind.Day => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => text,
    });

    /// <summary>Copies the value; a list is copied too.</summary>
    internal void Copy(PersonalData from, PersonalData to) =>
        Set(to, Get(from) is List<string> list ? new List<string>(list) : Get(from));

    /// <summary>Brings the value into the form in which it is kept.</summary>
    internal void Tidy(PersonalData data) => Set(data, Get(data) switch
    {
        string line when Kind is FieldKind.Line or FieldKind.Choice => ClientRules.Line(line),
        string text => ClientRules.Text(text),
        List<string> list => ClientRules.Lines(list),
        var other => other,
    });

    /// <summary>What is wrong with a tidied value; null when nothing is.</summary>
    internal Problem? Check(PersonalData data, DateOnly today) => Get(data) switch
    {
        string value when Kind == FieldKind.Choice => Choices!.Contains(value, StringComparer.Ordinal) ? null : Problem.Unknown,
        string text when text.Length > Limit => Problem.TooLong,
        string text => Rule?.Invoke(text),

        // A day ahead somewhere on earth is not the future.
        DateOnly day when day > today.AddDays(1) => Problem.InTheFuture,
        DateOnly day when day < today.AddYears(-ClientRules.OldestYears) => Problem.TooLongAgo,
        List<string> list when list.Count > Most => Problem.TooMany,
        List<string> list when list.Exists(e => e.Length > Limit) => Problem.TooLong,
        _ => null,
    };
}
