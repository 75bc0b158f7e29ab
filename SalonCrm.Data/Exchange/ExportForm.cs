using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Exchange;

/// <summary>As what kind of file clients are exported.</summary>
public enum ExportKind
{
    /// <summary>Comma- or semicolon-separated values, UTF-8 with a byte order mark.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Excel,
}

/// <summary>What is to be exported, and what for.</summary>
public sealed class ExportForm
{
    /// <summary>What for, in words. Stands in the trail.</summary>
    public string? Reason { get; set; }

    /// <summary>As what.</summary>
    public ExportKind Kind { get; set; }

    /// <summary>Of which salon; null for all.</summary>
    public Guid? SalonId { get; set; }
}

/// <summary>What can be exported.</summary>
/// <param name="All">Cards in all.</param>
/// <param name="Salons">The salons that have any, by name.</param>
/// <param name="IsFactorFresh">The second factor was shown a moment ago; without it nothing is handed out.</param>
public sealed record ExportOffer(int All, IReadOnlyList<ExportedSalon> Salons, bool IsFactorFresh);

/// <summary>A salon with the number of its cards.</summary>
/// <param name="Id">The salon.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How many.</param>
public sealed record ExportedSalon(Guid Id, string Name, int Cards);

/// <summary>An export that is recorded and may be handed out.</summary>
/// <param name="Count">How many cards, as the trail has it.</param>
/// <param name="Clients">By card number; read while they are handed out.</param>
public sealed record ExportFile(int Count, IAsyncEnumerable<ExportedClient> Clients);

/// <summary>A client as a file tells it. What does not open any more is empty.</summary>
public sealed record ExportedClient
{
    /// <summary>Printed on the card.</summary>
    public int CardNumber { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Patronymic.</summary>
    public string? Patronymic { get; init; }

    /// <summary>As written internationally.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The salon whose client this is.</summary>
    public string SalonName { get; init; } = "";

    /// <summary>Guest or registered.</summary>
    public ClientStatus Status { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Date of the first visit.</summary>
    public DateOnly? FirstVisit { get; init; }

    /// <summary>When the client last confirmed what the card says.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Tells nobody's data, wherever it is written.</summary>
    public override string ToString() => $"Exported card {CardNumber}";
}
