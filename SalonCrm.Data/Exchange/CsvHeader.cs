using System.Collections.Frozen;
using System.Text;

namespace SalonCrm.Data.Exchange;

internal enum CsvField
{
    Other,
    LastName,
    FirstName,
    Patronymic,
    LooseName,
    FullName,
    FullNameLastFirst,
    FullNameFirstLast,
    NameOfLastResort,
    LoosePhone,
    Phone,
    PhoneLabel,
    Email,
    BirthDate,
    Address,
    AddressPart,
    Comment,
    Tags,
    Housekeeping,
    LeftOut,
    Own,
}

/// <param name="Field">What the column holds.</param>
/// <param name="Title">Its header as the file has it.</param>
/// <param name="Number">The number in the header, which pairs "Phone 2 - Label" with "Phone 2 - Value"; empty without one.</param>
/// <param name="Label">The kind of phone that the header tells.</param>
internal readonly record struct CsvColumn(CsvField Field, string Title, string Number, string? Label = null);

/// <summary>Recognises a column by its header, whatever its case, blanks, punctuation and number.</summary>
internal static class CsvHeader
{
    private static readonly FrozenDictionary<string, (CsvField Field, string? Label)> Known = CsvHeaderWords.All
        .SelectMany(entry => entry.Headers.Split(['|', '\n']).Select(header => (Key: Key(header), entry.Field, entry.Label)))
        .Where(entry => entry.Key.Length > 0)
        .DistinctBy(entry => entry.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(entry => entry.Key, entry => (entry.Field, entry.Label), StringComparer.Ordinal);

    private static readonly string[] PhoneWords = ["phone", "telephone", "телефон", "telefon", "тел", "моб"];

    /// <summary>Headers that mean a field of the network's own, to be looked up whatever their case.</summary>
    public static HashSet<string> Own(IEnumerable<string> headers) =>
        headers.Select(CleanText.Line).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static CsvColumn Recognise(string header, HashSet<string>? ownHeaders = null)
    {
        var title = CleanText.Line(header) ?? "";
        var number = string.Concat(title.Where(char.IsAsciiDigit));
        if (Known.TryGetValue(Key(title), out var known))
        {
            return new CsvColumn(known.Field, title, number, known.Label);
        }

        if (ownHeaders?.Contains(title) == true)
        {
            return new CsvColumn(CsvField.Own, title, number);
        }

        // "Телефон мамы": a phone still, and the header says whose.
        var words = title.Split(title.Where(c => !char.IsLetter(c)).Distinct().ToArray());
        return words.Any(word => PhoneWords.Contains(word, StringComparer.OrdinalIgnoreCase))
            ? new CsvColumn(CsvField.Phone, title, number, title)
            : new CsvColumn(CsvField.Other, title, number);
    }

    private static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var letter in header.Normalize(NormalizationForm.FormC).Where(char.IsLetter))
        {
            var small = char.ToLowerInvariant(letter);
            key.Append(small == 'ё' ? 'е' : small);
        }

        return key.ToString();
    }
}
