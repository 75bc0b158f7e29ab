using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Completeness;

/// <summary>
/// How a card stands, as far as it may be known from outside: which field is filled, nothing of what is in it. From
/// these the counts are kept, and a number of the audit finds its cards. No key points to the client, so that the state
/// of a card that goes can still be taken out of the counts.
/// </summary>
internal sealed class CardState
{
    [Plain] public Guid ClientId { get; init; }

    [Plain] public Guid SalonId { get; set; }

    /// <summary>The account that filled the card in; empty for the command line.</summary>
    [Plain] public Guid MadeBy { get; set; }

    [Plain] public ClientSource Source { get; set; }

    [Plain] public ClientStatus Status { get; set; }

    [Plain] public DateOnly MadeOn { get; set; }

    [Plain] public DateOnly? ConfirmedOn { get; set; }

    /// <summary>One bit for each gap, whether it counts or not.</summary>
    [Plain] public GapSet Missing { get; set; }

    /// <summary>The month in which the client became one as a guest, counted from the year 0; null for who never was.</summary>
    [Plain] public int? GuestMonth { get; set; }

    /// <summary>How far a guest has come.</summary>
    [Plain] public GuestStages Stages { get; set; }

    /// <summary>The network's own fields that are filled: their ids in order, 16 bytes each; null for none.</summary>
    [Plain] public byte[]? OwnFilled { get; set; }

    public static void Map(EntityTypeBuilder<CardState> entity)
    {
        entity.ToTable("card_states");
        entity.HasKey(s => s.ClientId);
        entity.HasIndex(s => new { s.SalonId, s.MadeBy });
        entity.HasIndex(s => s.MadeOn);
    }
}

/// <summary>How far a guest has come. Kept by number.</summary>
[Flags]
internal enum GuestStages
{
    /// <summary>Still a guest.</summary>
    None = 0,

    /// <summary>Has registered.</summary>
    Registered = 1,

    /// <summary>Has registered, and nothing required or desirable is missing.</summary>
    Complete = 2,

    /// <summary>Has come a second time.</summary>
    Returned = 4,
}

/// <summary>By what cards are counted. Kept by number: never reuse one.</summary>
internal enum CountedBy
{
    /// <summary>Guest or registered; every card once.</summary>
    Status = 1,

    /// <summary>Who filled the card in.</summary>
    MadeBy = 2,

    /// <summary>Where the card came from.</summary>
    Source = 3,

    /// <summary>The month in which the card was made; the slice counts months from the year 0.</summary>
    Month = 4,

    /// <summary>The day of the last confirmation, as a day number, 0 for never; what is missing is not told apart.</summary>
    Confirmed = 5,

    /// <summary>One of the network's own fields that is filled; what is missing is not told apart.</summary>
    OwnField = 6,

    /// <summary>The month in which a guest became one, eightfold, with the guest's stages added; what is missing is not told apart.</summary>
    Guest = 7,
}

/// <summary>How many cards of a salon are alike in one regard and lack the same. Kept as cards change.</summary>
internal sealed class CardCount
{
    [Plain] public CountedBy By { get; init; }

    [Plain] public Guid SalonId { get; init; }

    /// <summary>The account or the field; empty where the regard is neither.</summary>
    [Plain] public Guid Which { get; init; }

    /// <summary>Status, source, month or day; 0 where the regard is none of them.</summary>
    [Plain] public int Slice { get; init; }

    [Plain] public GapSet Missing { get; init; }

    [Plain] public int Count { get; set; }

    public static void Map(EntityTypeBuilder<CardCount> entity)
    {
        entity.ToTable("card_counts");
        entity.HasKey(c => new { c.By, c.SalonId, c.Which, c.Slice, c.Missing });
    }
}
