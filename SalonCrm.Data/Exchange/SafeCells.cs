using System.Text;
using System.Text.RegularExpressions;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Makes cells that a spreadsheet can't take for formulas. Somebody who books as <c>=HYPERLINK(…)</c> would otherwise have
/// the network head's Excel send the list away (OWASP, "CSV Injection").
/// </summary>
public static partial class SafeCells
{
    /// <summary>
    /// A cell of a separated file. An apostrophe goes before whatever may begin a formula: at the beginning, and after
    /// anything that some spreadsheet may take for a separator, so that the file is harmless however it is cut.
    /// </summary>
    public static string Separated(string text) => Beginning().Replace(Line(text), "$&'");

    /// <summary>
    /// A number that begins with a plus and is still one: in brackets, as it is written on doors. Spreadsheets show it as
    /// text, phones dial it, and the import reads it.
    /// </summary>
    /// <param name="international">As <see cref="Clients.PhoneNumber.International"/> writes it.</param>
    public static string Phone(string international)
    {
        ArgumentNullException.ThrowIfNull(international);
        var space = international.IndexOf(' ', StringComparison.Ordinal);
        return !international.StartsWith('+') ? international : space < 0 ? $"({international})" : $"({international[..space]}){international[space..]}";
    }

    /// <summary>One line without what no file can hold: control characters and halves of characters.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF or 0x2028 or 0x2029 ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The full-width ones are formulas to an Excel that speaks Japanese or Chinese.</summary>
    [GeneratedRegex("""(?:^|[;,|])[\s"]*(?=[=+\-@＝＋－＠])""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();
}
