using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Search;

/// <summary>Says what of a hit matched the query, so that it can be marked.</summary>
internal static class HitMarks
{
    /// <summary>Parts of a name, as it is shown, that match.</summary>
    public static IReadOnlyList<TextMark> OfName(string name, DirectoryQuery query)
    {
        var best = query.Readings.Select(words => Parts(name, words)).MaxBy(marks => marks.Sum(m => m.Length));
        return best ?? [];
    }

    /// <summary>The number that fits best and the part of it, as it is shown masked, that matches; the first one where none does.</summary>
    public static (PhoneNumber? Phone, IReadOnlyList<TextMark> Marks) OfPhones(IEnumerable<PhoneNumber> phones, DirectoryQuery query)
    {
        var all = phones.ToList();
        var fits = all.SelectMany(_ => query.Digits, (phone, digits) => (Phone: phone, Digits: digits, Fit: Fits.OfNumber(DirectoryNumber.Of(phone.Digits), digits))).ToList();
        if (fits.Count == 0 || fits.MinBy(f => f.Fit) is not { Fit: not Fit.None } best)
        {
            return (all.Count == 0 ? null : all[0], []);
        }

        var at = best.Fit is Fit.Exact or Fit.End ? best.Phone.Digits.Length - best.Digits.Length : best.Phone.Digits.IndexOf(best.Digits, StringComparison.Ordinal);

        // In the masked text a dot stands for each hidden digit.
        var places = best.Phone.Masked.Select((c, i) => (IsDigit: char.IsDigit(c) || c == PhoneWriting.Hidden, Place: i)).Where(c => c.IsDigit).Select(c => c.Place).ToList();
        return places.Count < at + best.Digits.Length ? (best.Phone, [])
            : (best.Phone, [new(places[at], places[at + best.Digits.Length - 1] - places[at] + 1)]);
    }

    private static List<TextMark> Parts(string name, QueryWord[] words)
    {
        var marks = new List<TextMark>();
        for (var start = 0; start < name.Length; start++)
        {
            var length = 0;
            while (start + length < name.Length && (char.IsLetter(name[start + length]) || name[start + length] is '\'' or '’' or 'ʼ'))
            {
                length++;
            }

            if (length > 0 && SearchText.Words(name.Substring(start, length)) is [var part, ..] && Part(part, length, words) is { } mark)
            {
                marks.Add(mark with { Start = start + mark.Start });
            }

            start += length;
        }

        return marks;
    }

    /// <summary>What of a word matches the best; the whole word where it only sounds alike or was mistyped.</summary>
    private static TextMark? Part(string part, int length, QueryWord[] words)
    {
        var (word, fit) = words.Select(w => (Word: w, Fit: Fits.OfWord(part, w))).MinBy(f => f.Fit);
        return fit switch
        {
            Fit.None => null,
            Fit.Start => new(0, Math.Min(word.Text.Length, length)),
            Fit.Inside when part.Length == length => new(part.IndexOf(word.Text, StringComparison.Ordinal), word.Text.Length),
            _ => new(0, length),
        };
    }
}
