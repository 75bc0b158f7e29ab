namespace SalonCrm.Data.Visits;

/// <summary>What a person types of a visit. A form that is sent twice makes one visit.</summary>
public sealed class VisitForm
{
    /// <summary>Longest wishes and longest feedback, in characters.</summary>
    public const int TextLength = Visit.TextLength;

    /// <summary>Longest name of a service or purchase, in characters.</summary>
    public const int NameLength = VisitLine.NameLength;

    /// <summary>Longest formula, in characters.</summary>
    public const int FormulaLength = ServiceLine.FormulaLength;

    /// <summary>Most services, and most purchases, in one visit.</summary>
    public const int MostLines = Visit.MostLines;

    /// <summary>The best score that a client can give; the worst is 1.</summary>
    public const int HighestScore = Visit.HighestScore;

    /// <summary>The visit; made by the form of a new one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The version that the person saw; 0 for a new visit.</summary>
    public int Version { get; set; }

    /// <summary>Whose visit.</summary>
    public Guid ClientId { get; set; }

    /// <summary>Where.</summary>
    public Guid SalonId { get; set; }

    /// <summary>The day.</summary>
    public DateOnly? On { get; set; }

    /// <summary>The hour, as the salon's clock shows it, if it is known.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>Planned, done, cancelled, no-show.</summary>
    public VisitState State { get; set; }

    /// <summary>What the client wished.</summary>
    public string? Wishes { get; set; }

    /// <summary>What the client said of it.</summary>
    public string? Feedback { get; set; }

    /// <summary>1 to <see cref="HighestScore"/>.</summary>
    public int? Score { get; set; }

    /// <summary>Services, in order; lines left empty do not count.</summary>
    public List<ServiceForm> Services { get; set; } = [];

    /// <summary>Purchases, in order; lines left empty do not count.</summary>
    public List<PurchaseForm> Purchases { get; set; } = [];
}

/// <summary>One service as typed.</summary>
public sealed class ServiceForm
{
    /// <summary>The line; made by the form.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What was done.</summary>
    public string? Name { get; set; }

    /// <summary>By whom.</summary>
    public Guid? MasterId { get; set; }

    /// <summary>What it cost, in the salon's currency; kept to two decimals.</summary>
    public decimal? Price { get; set; }

    /// <summary>Formula or materials.</summary>
    public string? Formula { get; set; }
}

/// <summary>One purchase as typed.</summary>
public sealed class PurchaseForm
{
    /// <summary>The line; made by the form.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>What was bought.</summary>
    public string? Name { get; set; }

    /// <summary>How many pieces.</summary>
    public int Quantity { get; set; } = 1;

    /// <summary>Price of one piece, in the salon's currency; kept to two decimals.</summary>
    public decimal? Price { get; set; }
}
