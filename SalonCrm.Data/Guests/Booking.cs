using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Guests;

/// <summary>How a booking came.</summary>
public enum BookingChannel
{
    /// <summary>By phone or at the desk.</summary>
    Desk,

    /// <summary>From the network's site or app.</summary>
    Online,
}

/// <summary>
/// What was said when somebody booked, kept as it was said. The visit that was agreed on stands among the client's
/// visits; a booking that names no day has none yet.
/// </summary>
internal sealed class Booking : CardPart
{
    [Plain] public Guid SalonId { get; init; }

    [Plain] public BookingChannel Channel { get; init; }

    /// <summary>The integration that it came from; null at the desk.</summary>
    [Plain] public Guid? IntegrationId { get; init; }

    /// <summary>The planned visit; null while no day is agreed.</summary>
    [Plain] public Guid? VisitId { get; set; }

    [Sealed] public string SaidName { get; init; } = "";

    /// <summary>E.164.</summary>
    [Sealed(SealedAttribute.Phone)] public string SaidPhone { get; init; } = "";

    /// <summary>Service and wishes as they were said; null where nothing was.</summary>
    [Sealed(SealedAttribute.Note)] public string? SaidWishes { get; init; }

    /// <summary>The name said is not the card's, and nobody has looked at it yet.</summary>
    [Plain] public bool NameDiffers { get; set; }

    /// <summary>The client was made by this booking.</summary>
    [Plain] public bool MadeClient { get; init; }

    public static void Map(EntityTypeBuilder<Booking> entity)
    {
        MapPart(entity, "bookings");
        entity.HasIndex(b => new { b.SalonId, b.CreatedAt });
        entity.HasOne<Salon>().WithMany().HasForeignKey(b => b.SalonId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Integration>().WithMany().HasForeignKey(b => b.IntegrationId).OnDelete(DeleteBehavior.Restrict);
        entity.HasOne<Visit>().WithMany().HasForeignKey(b => b.VisitId).OnDelete(DeleteBehavior.SetNull);
    }
}
