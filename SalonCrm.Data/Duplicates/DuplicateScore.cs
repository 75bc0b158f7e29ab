using System.Globalization;
using System.Runtime.InteropServices;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>What is compared of a card.</summary>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Phones">The phones, in whatever spelling is the same for the same number.</param>
/// <param name="Email">The email, in whatever spelling is the same for the same address.</param>
public sealed record Likeness(PersonName Name, DateOnly? BirthDate, IReadOnlyCollection<string> Phones, string? Email)
{
    private NameWords? _words;

    internal NameWords Words => _words ??= NameWords.Of(Name);

    /// <summary>Says nothing of whom it is.</summary>
    public override string ToString() => nameof(Likeness);
}

/// <summary>How likely two cards are one person's, from 0 to 100, and why.</summary>
/// <param name="Points">The more, the likelier.</param>
/// <param name="Reasons">What speaks for it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuplicateScore(int Points, DuplicateReasons Reasons)
{
    /// <summary>From here on two cards are shown to somebody.</summary>
    public const int Least = 60;

    private const int Phone = 50;
    private const int Email = 45;
    private const int Both = 60;
    private const int Name = 40;
    private const int HalfName = 5;
    private const int Father = 10;
    private const int BirthDate = 30;
    private const int BirthDateAlone = 35;
    private const int Slip = -15;

    /// <summary>Years between mother and daughter, at the least: a difference like that is no slip.</summary>
    private const int Generation = 15;

    /// <summary>Nothing speaks for it.</summary>
    public static DuplicateScore None { get; } = new(0, DuplicateReasons.None);

    /// <summary>Whether somebody should look.</summary>
    public bool IsCandidate => Points >= Least;

    /// <summary>
    /// Compares two cards. Names that can't be one person's end it at once: a family shares number, address and surname,
    /// twins their birth date too. Names alone are never enough, and a birth date that differs is all but proof.
    /// </summary>
    public static DuplicateScore Of(Likeness one, Likeness other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (hasPhone, hasEmail) = (one.Phones.Any(other.Phones.Contains), one.Email is not null && one.Email == other.Email);
        var isBorn = one.BirthDate is { } day && day == other.BirthDate;
        if (!hasPhone && !hasEmail && !isBorn)
        {
            return None;
        }

        var name = NameMatch.Of(one.Words, other.Words);
        var isReachable = hasPhone || hasEmail || name.Agreement == NameAgreement.Whole;
        if (name.Agreement == NameAgreement.None || !isReachable)
        {
            return None;
        }

        if (one.BirthDate is { } a && other.BirthDate is { } b && a != b && (name.Agreement != NameAgreement.Whole || !IsSlip(a, b)))
        {
            return None;
        }

        var contacts = (hasPhone, hasEmail) switch { (true, true) => Both, (true, _) => Phone, (_, true) => Email, _ => 0 };
        var named = name.Agreement == NameAgreement.HalfOnly ? HalfName + (name.SharesFather ? Father : 0) : Name - name.Distance;
        var born = isBorn ? (contacts == 0 ? BirthDateAlone : BirthDate) : one.BirthDate is not null && other.BirthDate is not null ? Slip : 0;
        var reasons = name.Reasons
            | (hasPhone ? DuplicateReasons.SamePhone : DuplicateReasons.None)
            | (hasEmail ? DuplicateReasons.SameEmail : DuplicateReasons.None)
            | (isBorn ? DuplicateReasons.SameBirthDate : DuplicateReasons.None);
        return new(Math.Clamp(contacts + named + born, 0, 100), reasons);
    }

    /// <summary>One digit another, or day and month in each other's place, as a hand types it.</summary>
    private static bool IsSlip(DateOnly one, DateOnly other)
    {
        if (Math.Abs(one.Year - other.Year) >= Generation)
        {
            return false;
        }

        var (a, b) = (one.ToString("yyyyMMdd", CultureInfo.InvariantCulture), other.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        return a.Zip(b).Count(d => d.First != d.Second) == 1 || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month);
    }
}
