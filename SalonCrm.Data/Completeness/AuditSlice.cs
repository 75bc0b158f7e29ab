using System.Globalization;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Completeness;

/// <summary>How old a record is, by the calendar month in which it was made.</summary>
public enum AuditAge
{
    /// <summary>Made in this month.</summary>
    ThisMonth,

    /// <summary>Made in the three months before this one.</summary>
    ThreeMonths,

    /// <summary>Made in the eight months before these: with them a year.</summary>
    Year,

    /// <summary>Made before.</summary>
    Older,
}

/// <summary>How long ago the client confirmed the card.</summary>
public enum Freshness
{
    /// <summary>Within three months.</summary>
    ThreeMonths,

    /// <summary>Within six months, but not three.</summary>
    SixMonths,

    /// <summary>Within twelve months, but not six.</summary>
    Year,

    /// <summary>Longer ago.</summary>
    Longer,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>How far somebody came who became a guest in the last twelve months.</summary>
public enum FunnelStage
{
    /// <summary>Became a guest.</summary>
    Guest,

    /// <summary>Has registered since.</summary>
    Registered,

    /// <summary>Has registered, and nothing required or desirable is missing.</summary>
    Complete,

    /// <summary>Has come a second time, registered or not.</summary>
    Returned,
}

/// <summary>
/// The cards behind a figure of the audit: all that meet every condition that is set. With a tier, a gap or a field of
/// the network's own, those that lack something of it, or with <see cref="IsComplete"/> those that do not. Only what
/// counts in a card's salon can be lacking.
/// </summary>
public sealed record AuditSlice
{
    /// <summary>Every card.</summary>
    public static AuditSlice Everything { get; } = new();

    /// <summary>Of one salon.</summary>
    public Guid? Salon { get; init; }

    /// <summary>Filled in by one account; empty for the command line.</summary>
    public Guid? MadeBy { get; init; }

    /// <summary>Come from one source.</summary>
    public ClientSource? Source { get; init; }

    /// <summary>Guests or registered clients.</summary>
    public ClientStatus? Status { get; init; }

    /// <summary>Of one age.</summary>
    public AuditAge? Age { get; init; }

    /// <summary>Confirmed so long ago.</summary>
    public Freshness? Fresh { get; init; }

    /// <summary>Became guests in the last twelve months, by the calendar month, and have come so far.</summary>
    public FunnelStage? Stage { get; init; }

    /// <summary>Lacking something of a tier.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Lacking one thing.</summary>
    public Gap? Gap { get; init; }

    /// <summary>Lacking a field of the network's own.</summary>
    public Guid? OwnField { get; init; }

    /// <summary>Lacking nothing of tier, gap and field, rather than something.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Whether they lack it or not: with a gap or a field, all cards of the salons in which it counts.</summary>
    public bool IsEither { get; init; }

    /// <summary>As an address carries it; says nothing of a client.</summary>
    public string Write()
    {
        (char Mark, string? Text)[] parts =
        [
            ('s', Salon?.ToString("N")), ('m', MadeBy?.ToString("N")), ('o', Name(Source)), ('k', Name(Status)), ('a', Name(Age)),
            ('f', Name(Fresh)), ('t', Name(Tier)), ('g', Name(Gap)), ('n', OwnField?.ToString("N")), ('c', IsComplete ? "1" : null),
            ('e', IsEither ? "1" : null), ('w', Name(Stage)),
        ];
        return string.Join('.', parts.Where(p => p.Text is not null).Select(p => $"{p.Mark}-{p.Text}"));
    }

    /// <summary>Reads what an address carries; null for what is none.</summary>
    public static AuditSlice? Read(string? text)
    {
        var slice = new AuditSlice();
        foreach (var part in (text ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length < 3 || part[1] != '-' || slice.With(part[0], part[2..]) is not { } next)
            {
                return null;
            }

            slice = next;
        }

        return slice;
    }

    private static string? Name<T>(T? value)
        where T : struct, Enum => value?.ToString("D");

    private static T? Member<T>(string text)
        where T : struct, Enum =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((T)Enum.ToObject(typeof(T), number))
            ? (T)Enum.ToObject(typeof(T), number) : null;

    private AuditSlice? With(char mark, string text)
    {
        var id = Guid.TryParseExact(text, "N", out var read) ? read : (Guid?)null;
        var slice = mark switch
        {
            's' => this with { Salon = id },
            'm' => this with { MadeBy = id },
            'o' => this with { Source = Member<ClientSource>(text) },
            'k' => this with { Status = Member<ClientStatus>(text) },
            'a' => this with { Age = Member<AuditAge>(text) },
            'f' => this with { Fresh = Member<Freshness>(text) },
            't' => this with { Tier = Member<Tier>(text) },
            'g' => this with { Gap = Member<Gap>(text) },
            'n' => this with { OwnField = id },
            'c' => this with { IsComplete = text == "1" },
            'e' => this with { IsEither = text == "1" },
            'w' => this with { Stage = Member<FunnelStage>(text) },
            _ => null,
        };

        // What could not be read has set nothing.
        return slice == this ? null : slice;
    }
}
