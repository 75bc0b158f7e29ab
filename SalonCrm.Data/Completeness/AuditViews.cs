using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Completeness;

/// <summary>How many cards of some are complete.</summary>
/// <param name="Complete">Those that lack nothing of what is asked.</param>
/// <param name="Total">All of them.</param>
/// <param name="Lacking">Opens those that lack something: exactly <see cref="Missing"/>.</param>
/// <param name="All">Opens all of them: exactly <see cref="Total"/>.</param>
public sealed record AuditFigure(int Complete, int Total, AuditSlice Lacking, AuditSlice All)
{
    /// <summary>Those that lack something.</summary>
    public int Missing => Total - Complete;

    /// <summary>The complete ones of all, 0 to 1; 1 where there is none that could lack anything.</summary>
    public double Share => Total == 0 ? 1 : (double)Complete / Total;
}

/// <summary>A salon, manager, source, kind or age, tier by tier.</summary>
/// <param name="Name">Its name; null for what an enum of <paramref name="Of"/> names, and for the command line.</param>
/// <param name="Of">Opens its cards.</param>
/// <param name="Tiers">The tiers apart.</param>
/// <param name="Total">Its cards.</param>
public sealed record AuditLine(string? Name, AuditSlice Of, IReadOnlyDictionary<Tier, AuditFigure> Tiers, int Total);

/// <summary>One thing that a card can lack.</summary>
/// <param name="Gap">Which; null for one of the network's own fields.</param>
/// <param name="Own">Which of these; null for the others.</param>
/// <param name="Tier">How much it matters.</param>
/// <param name="Figure">Over all salons in which it counts.</param>
/// <param name="Salons">Salon by salon; one in which it does not count is absent.</param>
public sealed record AuditField(Gap? Gap, OwnFieldView? Own, Tier Tier, AuditFigure Figure, IReadOnlyDictionary<Guid, AuditFigure> Salons);

/// <summary>How far those came who became guests in the last twelve months.</summary>
/// <param name="Guests">All of them; <see cref="AuditSlice.Stage"/> opens each of the four.</param>
/// <param name="Registered">Who has registered since.</param>
/// <param name="Complete">Of these, with nothing required or desirable missing.</param>
/// <param name="Returned">Who has come a second time, registered or not.</param>
public sealed record AuditFunnel(int Guests, int Registered, int Complete, int Returned);

/// <summary>A salon that the audit tells of.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsClosed">It takes no new clients.</param>
public sealed record SalonName(Guid Id, string Name, bool IsClosed);

/// <summary>How far the first count, or one after a change of the rules, has come.</summary>
/// <param name="Counted">Cards that are counted as they are.</param>
/// <param name="Total">All cards.</param>
public sealed record AuditProgress(int Counted, int Total);

/// <summary>How complete the cards are.</summary>
public sealed record AuditView
{
    /// <summary>The day of the figures.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>All cards within reach.</summary>
    public required int Cards { get; init; }

    /// <summary>The tiers apart, never blended.</summary>
    public required IReadOnlyDictionary<Tier, AuditFigure> Tiers { get; init; }

    /// <summary>By salon, in order of their names.</summary>
    public required IReadOnlyList<AuditLine> Salons { get; init; }

    /// <summary>By who filled the cards in, the most cards first.</summary>
    public required IReadOnlyList<AuditLine> Managers { get; init; }

    /// <summary>By where the cards came from.</summary>
    public required IReadOnlyList<AuditLine> Sources { get; init; }

    /// <summary>Guests and registered clients.</summary>
    public required IReadOnlyList<AuditLine> Kinds { get; init; }

    /// <summary>By the age of the record, the youngest first.</summary>
    public required IReadOnlyList<AuditLine> Ages { get; init; }

    /// <summary>Each field by itself, the weightiest first, the network's own behind the others.</summary>
    public required IReadOnlyList<AuditField> Fields { get; init; }

    /// <summary>By the last confirmation. Complete are none: the figure's total is how many cards are so fresh.</summary>
    public required IReadOnlyDictionary<Freshness, AuditFigure> Fresh { get; init; }

    /// <summary>What became of guests.</summary>
    public required AuditFunnel Funnel { get; init; }

    /// <summary>The salons within reach that have cards or take them.</summary>
    public required IReadOnlyList<SalonName> SalonNames { get; init; }

    /// <summary>How far the count has come; null when every card is counted.</summary>
    public AuditProgress? Counting { get; init; }
}

/// <summary>The cards behind a figure.</summary>
/// <param name="Slice">Which.</param>
/// <param name="Count">How many in all.</param>
/// <param name="Hits">A page of them, by card number.</param>
/// <param name="HasMore">More follow.</param>
public sealed record AuditList(AuditSlice Slice, int Count, IReadOnlyList<ClientHit> Hits, bool HasMore);

/// <summary>The figures at the end of a day; of today, as they are now.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cards">All cards.</param>
/// <param name="Complete">By tier, those that lack nothing of it.</param>
/// <param name="Missing">By gap, those that lack it.</param>
/// <param name="Fresh">Confirmed within the twelve months before.</param>
/// <param name="Guests">Guests.</param>
/// <param name="Imported">Made by an import on that day.</param>
public sealed record AuditPoint(
    DateOnly Day, int Cards, IReadOnlyDictionary<Tier, int> Complete, IReadOnlyDictionary<Gap, int> Missing, int Fresh, int Guests, int Imported);

/// <summary>What became of cards that were sent to the queue together.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="On">When it was sent.</param>
/// <param name="By">By whom.</param>
/// <param name="Slice">Which cards.</param>
/// <param name="Sent">How many were sent.</param>
/// <param name="Completed">Nothing is missing any more.</param>
/// <param name="Stopped">Nobody asks any more.</param>
/// <param name="Open">Still to be asked.</param>
public sealed record CampaignEffect(Guid Id, DateOnly On, string? By, AuditSlice? Slice, int Sent, int Completed, int Stopped, int Open);

/// <summary>How the figures went.</summary>
/// <param name="Points">Day by day; a day without history is absent. The last is today.</param>
/// <param name="Campaigns">Sent in the time, the first first.</param>
/// <param name="Since">The first day of the history; null while there is none.</param>
public sealed record AuditTrend(IReadOnlyList<AuditPoint> Points, IReadOnlyList<CampaignEffect> Campaigns, DateOnly? Since);
