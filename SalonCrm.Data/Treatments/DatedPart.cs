using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Treatments;

/// <summary>A part of a card that stands under a day: a note, a patch test, a survey, a recommendation.</summary>
internal abstract class DatedPart : CardPart, IInventoried
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

    /// <summary>A form of its own with the same content: what is typed into it and cancelled was never there.</summary>
    public DatedForm Copy() => (DatedForm)MemberwiseClone();
}
