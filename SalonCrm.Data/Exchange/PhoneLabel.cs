using System.Collections.Frozen;

namespace SalonCrm.Data.Exchange;

/// <summary>One word for each kind of phone, however the program that wrote the file calls it.</summary>
internal static class PhoneLabel
{
    private static readonly FrozenDictionary<string, string> Known = new (string Label, string Words)[]
    {
        ("mobile", "mobile,cell,cellular,iphone,мобильный,моб,моб.,сотовый,мобільний,komórka,komórkowy,kom.,переносной"),
        ("home", "home,домашний,дом,дом.,домашній,domowy,dom"),
        ("work", "work,business,рабочий,раб,раб.,робочий,służbowy,praca,firmowy"),
        ("main", "main,primary,основной,основний,główny"),
        ("fax", "fax,homefax,workfax,home fax,work fax,facsimile,факс,faks"),
        ("pager", "pager,пейджер"),
        ("other", "other,другой,другое,прочий,інший,inny,inne"),
    }.SelectMany(entry => entry.Words.Split(',').Select(word => (word, entry.Label)))
     .ToFrozenDictionary(entry => entry.word, entry => entry.Label, StringComparer.OrdinalIgnoreCase);

    public static string? Recognise(string? text)
    {
        // Apple wraps its own words: _$!<Mobile>!$_. Google marks the chosen one with an asterisk.
        var word = CleanText.Line(text)?.Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal)
            .TrimStart('*').Trim();
        return string.IsNullOrEmpty(word) ? null : Known.GetValueOrDefault(word, word);
    }

    /// <summary>The kind among the types of a vCard's TEL. A fax at home is a fax; a voice line says nothing.</summary>
    public static string? OfTypes(IReadOnlyCollection<string> types)
    {
        var known = types.Select(type => Known.GetValueOrDefault(type)).OfType<string>().ToList();
        return known.Contains("fax", StringComparer.Ordinal) ? "fax"
            : known.Contains("mobile", StringComparer.Ordinal) ? "mobile"
            : known.FirstOrDefault()
            ?? types.FirstOrDefault(type => type.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && type.Length > 2)?[2..];
    }
}
