using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>A part of a card that stands under a day: a note, a patch test, a survey, a recommendation.</summary>
internal abstract class DatedPart : CardPart
{
    /// <summary>The day of the entry.</summary>
    [Plain] public DateOnly Day { get; set; }

    /// <summary>All that the entry says, each thing in its place: equal before and after means that nothing was changed.</summary>
    public abstract string?[] Says();

    /// <summary>The entry in one line, the same in every language, as the history tells it.</summary>
    public string Tell() => string.Join(" · ", Says().OfType<string>()).ReplaceLineEndings(" ");

    /// <summary>A day as the history writes it.</summary>
    protected static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What every entry under a day is typed with. A form that is sent twice makes one entry.</summary>
public abstract class DatedForm
{
    /// <summary>Whose card.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The entry; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new entry.</summary>
    public int Version { get; set; }

    /// <summary>The day of the entry. Required; not to come, and not before the client's birth.</summary>
    public DateOnly? Day { get; set; }
}

/// <summary>Who wrote an entry, and who changed it last.</summary>
/// <param name="At">When it was written.</param>
/// <param name="By">Its author; null for the command line.</param>
/// <param name="ChangedAt">When it was last changed; null when it never was.</param>
/// <param name="ChangedBy">By whom; null for the command line.</param>
/// <param name="IsDamaged">Something of it does not open or was altered outside of the portal.</param>
public sealed record Authorship(DateTimeOffset At, string? By, DateTimeOffset? ChangedAt, string? ChangedBy, bool IsDamaged);
