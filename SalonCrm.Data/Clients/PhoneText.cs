using System.Globalization;
using System.Text;

namespace SalonCrm.Data.Clients;

/// <summary>What a person or a link wrote, taken apart into digits and marks, before anyone asks which country it is.</summary>
internal sealed class PhoneText
{
    /// <summary>Longer than any number with every decoration, short enough to be read while typing.</summary>
    public const int LongestText = 200;

    private readonly StringBuilder _digits = new();

    private bool _somethingSeen;
    private bool _groupEnded;
    private int _bracketAt = -1;

    private PhoneText()
    {
    }

    /// <summary>The number begins with a plus, so the calling code follows.</summary>
    public bool Plus { get; private set; }

    /// <summary>ASCII digits of the number, without the extension.</summary>
    public string Digits => _digits.ToString();

    /// <summary>Where in <see cref="Digits"/> stands a zero that has brackets of its own; -1 if none does.</summary>
    public int BracketedZeroAt { get; private set; } = -1;

    /// <summary>How many digits stand before the first separator.</summary>
    public int FirstGroup { get; private set; }

    public string? Extension { get; private set; }

    /// <summary>Takes a text apart.</summary>
    /// <returns>Null, with the reason, if the text holds no number.</returns>
    public static PhoneText? Read(string? text, out PhoneProblem problem)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length > LongestText)
        {
            problem = PhoneProblem.TooLong;
            return null;
        }

        var read = new PhoneText();
        var understood = PhoneLink.Read(trimmed) is { } link ? read.TakeLink(link) : read.Take(trimmed);

        problem = !read._somethingSeen ? PhoneProblem.Empty
            : !understood || read._digits.Length == 0 ? PhoneProblem.NotANumber
            : PhoneProblem.None;
        read.FirstGroup = read._groupEnded ? read.FirstGroup : read._digits.Length;
        return problem == PhoneProblem.None ? read : null;
    }

    private bool TakeLink(PhoneLink link)
    {
        _somethingSeen = true;
        var understood = Take(link.Number);
        Extension ??= link.Extension is null ? null : PhoneExtension.Read(";ext=" + link.Extension);
        return understood && (link.Extension is null || Extension is not null);
    }

    private bool Take(string text)
    {
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                _somethingSeen = true;
                _digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            }
            else if (!PhoneMarks.IsInvisible(category) && !TakeMark(rune, category))
            {
                _somethingSeen = true;
                return TakeWords(text[position..]);
            }

            position += rune.Utf16SequenceLength;
        }

        return true;
    }

    private bool TakeMark(Rune rune, UnicodeCategory category)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            EndGroup();
            return true;
        }

        _somethingSeen = true;
        if (PhoneMarks.IsPlus(rune) && !Plus && _digits.Length == 0)
        {
            return Plus = true;
        }

        if (rune.Value is '(' or '\uFF08')
        {
            EndGroup();
            _bracketAt = _digits.Length;
            return true;
        }

        if (rune.Value is ')' or '\uFF09')
        {
            EndGroup();
            if (_bracketAt >= 0 && _bracketAt == _digits.Length - 1 && _digits[_bracketAt] == '0')
            {
                BracketedZeroAt = _bracketAt;
            }

            _bracketAt = -1;
            return true;
        }

        var isSeparator = PhoneMarks.IsSeparator(rune, category);
        if (isSeparator)
        {
            EndGroup();
        }

        // Signs such as a receiver or "№" stand before numbers on web pages.
        return isSeparator || (category == UnicodeCategory.OtherSymbol && _digits.Length == 0);
    }

    /// <summary>Words before the first digit have to be a label of the number, words after it an extension.</summary>
    private bool TakeWords(string rest)
    {
        if (_digits.Length > 0)
        {
            Extension = PhoneExtension.Read(rest);
            return Extension is not null || PhoneExtension.IsBlank(rest);
        }

        var label = new string([.. rest.TakeWhile(char.IsLetter)]);
        return !Plus && PhoneMarks.Labels.Contains(label) && Take(rest[label.Length..].TrimStart('.', ':', ' '));
    }

    private void EndGroup()
    {
        if (!_groupEnded && _digits.Length > 0)
        {
            _groupEnded = true;
            FirstGroup = _digits.Length;
        }
    }
}
