using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Visits;

/// <summary>One visit as it is shown.</summary>
public sealed record VisitView
{
    /// <summary>The visit.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counts the saves.</summary>
    public required int Version { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The hour, if it is known.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Planned, done, cancelled, no-show.</summary>
    public required VisitState State { get; init; }

    /// <summary>Name of the salon.</summary>
    public required string Salon { get; init; }

    /// <summary>Services, in order.</summary>
    public required IReadOnlyList<ServiceView> Services { get; init; }

    /// <summary>Purchases, in order.</summary>
    public required IReadOnlyList<PurchaseView> Purchases { get; init; }

    /// <summary>What the client wished.</summary>
    public string? Wishes { get; init; }

    /// <summary>What the client said of it.</summary>
    public string? Feedback { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Score { get; init; }

    /// <summary>Something of it was altered outside of the portal; what opens is shown.</summary>
    public required bool IsDamaged { get; init; }

    /// <summary>Who wrote it down, and who changed it last.</summary>
    public required Authorship Written { get; init; }

    /// <summary>The form to edit it with; null for who may not.</summary>
    public VisitForm? Form { get; init; }

    /// <summary>Services and purchases together; null where no price is known.</summary>
    public decimal? Total
    {
        get
        {
            List<decimal> prices = [.. Services.Select(s => s.Price).OfType<decimal>(), .. Purchases.Where(p => p.Price is not null).Select(p => p.Price!.Value * p.Quantity)];
            return prices.Count == 0 ? null : prices.Sum();
        }
    }

    /// <summary>Does not tell what was done, so that it does no harm in a log.</summary>
    public override string ToString() => $"Visit {Id}";
}

/// <summary>One service of a visit.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Master">By whom.</param>
/// <param name="Price">What it cost, in the salon's currency.</param>
/// <param name="Formula">Formula or materials.</param>
public sealed record ServiceView(string Name, string? Master, decimal? Price, string? Formula);

/// <summary>One purchase of a visit.</summary>
/// <param name="Name">What was bought.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Price">Price of one piece, in the salon's currency.</param>
public sealed record PurchaseView(string Name, int Quantity, decimal? Price);

/// <summary>Some of a client's visits, newest first.</summary>
/// <param name="Visits">The visits.</param>
/// <param name="HasMore">There are older ones.</param>
public sealed record VisitPage(IReadOnlyList<VisitView> Visits, bool HasMore);

/// <summary>What a client's visits come to.</summary>
/// <param name="Latest">The latest done visits, newest first, at most three.</param>
/// <param name="Next">The next planned visit.</param>
/// <param name="Count">Number of done visits.</param>
/// <param name="Spent">What they cost together, in the salon's currency.</param>
/// <param name="FavouriteServices">The most frequent services of the latest thirty done visits, at most three.</param>
/// <param name="FavouriteMaster">The master who did most of them.</param>
public sealed record VisitSummary(
    IReadOnlyList<VisitBrief> Latest,
    VisitBrief? Next,
    int Count,
    decimal Spent,
    IReadOnlyList<string> FavouriteServices,
    string? FavouriteMaster)
{
    /// <summary>The last done visit; null for a new guest.</summary>
    public VisitBrief? Last => Latest.Count > 0 ? Latest[0] : null;
}

/// <summary>When, where and what for.</summary>
/// <param name="On">The day.</param>
/// <param name="At">The hour, if it is known.</param>
/// <param name="Salon">Name of the salon.</param>
/// <param name="Services">The services.</param>
public sealed record VisitBrief(DateOnly On, TimeOnly? At, string Salon, IReadOnlyList<string> Services);
