namespace SalonCrm.Data.Exchange;

/// <summary>
/// One row of a contact file: a vCard or a line of a table, as the file has it. Values are cleaned (control characters
/// stripped, Unicode NFC, trimmed) but not judged: whether a phone is a phone is for the import to say.
/// </summary>
/// <remarks>
/// Every row of the file becomes one of these, those with a <see cref="Problem"/> too, so that imported, merged and
/// rejected add up to what was in the file. Single values are bounded by <see cref="ContactFile.MaxLineBytes"/> only.
/// </remarks>
public sealed record ContactRow
{
    /// <summary>Where the row begins: the physical line in the file, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Family name as the file says, or as split from a full name; null when there is none.</summary>
    public string? LastName { get; init; }

    /// <summary>Given name as the file says, or as split from a full name; null when there is none.
    /// A nickname or an organisation stands here when the file has no other name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Patronymic or middle name; null when there is none.</summary>
    public string? Patronymic { get; init; }

    /// <summary>The phones in the file's order, repeats included; never null.</summary>
    public IReadOnlyList<ContactPhone> Phones { get; init; } = [];

    /// <summary>The e-mail addresses in the file's order, repeats included; never null.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>The birth date, if the file has a whole one that can be read in one way only.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>
    /// The birth date as it stands in the file, when it is there and can't be read (damaged, two-digit year, day and
    /// month that could be either); otherwise null. A day without a year is no birth date and goes to <see cref="Comment"/>.
    /// </summary>
    public string? UnreadBirthDate { get; init; }

    /// <summary>The first address on one line, its parts separated by a comma; null when there is none.</summary>
    public string? Address { get; init; }

    /// <summary>
    /// Notes, then everything that has no place of its own, as "Header: value" lines separated by a line feed; null when
    /// there is neither.
    /// </summary>
    public string? Comment { get; init; }

    /// <summary>Categories, groups and labels in the file's order; never null.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Cells under the headers that the reader was told of, in the file's order; never null.</summary>
    public IReadOnlyList<ContactCell> Own { get; init; } = [];

    /// <summary>Why the row can't be trusted; null when it was read whole. Values of such a row are what could be read.</summary>
    public ContactRowProblem? Problem { get; init; }

    /// <summary>The row's text for a report, folded lines unfolded and photos left out: at most
    /// <see cref="ContactFile.MaxSourceLength"/> characters. Personal data: never to be logged.</summary>
    public required string Source { get; init; }

    /// <summary>Names the row without telling whose it is, so that it does no harm in a log.</summary>
    /// <returns>The line and the problem.</returns>
    public override string ToString() => Problem is null ? $"Row at line {Line}" : $"Row at line {Line}: {Problem}";
}

/// <summary>A phone of a <see cref="ContactRow"/>.</summary>
/// <param name="Text">The phone as it is spelt; never blank. The number of a <c>tel:</c> address (RFC 3966) stands
/// without the scheme, its extension as " ext. 1".</param>
/// <param name="Label">mobile, home, work, main, fax, pager or other where the file's word for it is known, otherwise that word
/// itself; null when the file gives none.</param>
public sealed record ContactPhone(string Text, string? Label)
{
    /// <summary>Does not tell the phone, so that it does no harm in a log.</summary>
    /// <returns>Always the same text.</returns>
    public override string ToString() => nameof(ContactPhone);
}

/// <summary>A cell of a <see cref="ContactRow"/> under a header that the reader was told of.</summary>
/// <param name="Title">The header as the file has it.</param>
/// <param name="Text">The cell; never blank.</param>
public sealed record ContactCell(string Title, string Text)
{
    /// <summary>Does not tell the cell, so that it does no harm in a log.</summary>
    /// <returns>Always the same text.</returns>
    public override string ToString() => nameof(ContactCell);
}

/// <summary>Why a row of a contact file can't be trusted.</summary>
public enum ContactRowProblem
{
    /// <summary>A card that the file, or the next card, cuts off before its END:VCARD.</summary>
    Truncated,

    /// <summary>Properties of a contact outside any card: its BEGIN:VCARD is missing (RFC 6350, 6.1.1).</summary>
    CardWithoutBegin,

    /// <summary>A row whose quotes don't close, or close in mid-cell (RFC 4180, 2.5 to 2.7): its cells can't be told apart.</summary>
    Malformed,

    /// <summary>A row with more cells than the header has columns: its values may stand in the wrong columns.</summary>
    TooManyFields,

    /// <summary>A line longer than <see cref="ContactFile.MaxLineBytes"/>, or a row longer than
    /// <see cref="ContactFile.MaxRowLength"/>: the rest of it was left out.</summary>
    TooLong,
}
