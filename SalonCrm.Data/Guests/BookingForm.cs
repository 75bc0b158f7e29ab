using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Guests;

/// <summary>A booking as it is typed or sent. Sent twice, it books once.</summary>
public sealed class BookingForm
{
    /// <summary>Longest name that somebody books under, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>Longest wishes, in characters.</summary>
    public const int WishesLength = Visit.TextLength;

    /// <summary>Longest name of a service, in characters.</summary>
    public const int ServiceLength = VisitLine.NameLength;

    /// <summary>So many years ahead somebody can book.</summary>
    public const int YearsAhead = 2;

    /// <summary>The booking; made by the form.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Where; a salon that is open.</summary>
    public Guid SalonId { get; set; }

    /// <summary>The name as said. Required where nobody is known by the number.</summary>
    public string? Name { get; set; }

    /// <summary>The number in any format. May be left out where it is said who books.</summary>
    public string? Phone { get; set; }

    /// <summary>Who books, where the desk knows: one of those who have the number, or anybody where no number is given.</summary>
    public Guid? ClientId { get; set; }

    /// <summary>The number is known, and still it is somebody new: another of the family.</summary>
    public bool IsSomeoneNew { get; set; }

    /// <summary>The service wished for, as said.</summary>
    public string? Service { get; set; }

    /// <summary>By whom.</summary>
    public Guid? MasterId { get; set; }

    /// <summary>The day; today at the earliest. Null where it is still to be agreed.</summary>
    public DateOnly? On { get; set; }

    /// <summary>The hour, as the salon's clock shows it; only together with a day.</summary>
    public TimeOnly? At { get; set; }

    /// <summary>What else was said.</summary>
    public string? Wishes { get; set; }
}

/// <summary>A booking that was taken.</summary>
/// <param name="BookingId">The booking.</param>
/// <param name="ClientId">The client that it was put to.</param>
/// <param name="IsNewClient">A guest was made for it.</param>
/// <param name="NameDiffers">The name said is not the card's: a manager is shown both.</param>
/// <param name="VisitId">The planned visit; null while no day is agreed.</param>
public sealed record BookingTaken(Guid BookingId, Guid ClientId, bool IsNewClient, bool NameDiffers, Guid? VisitId);

/// <summary>Who a number belongs to, as the desk is told while it is typed.</summary>
/// <param name="Number">The number; null while it is none.</param>
/// <param name="Problem">Why it is none yet; null when it is one.</param>
/// <param name="Clients">The clients who have it: nobody, one, or several who share it.</param>
public sealed record PhoneOwners(PhoneNumber? Number, Problem? Problem, IReadOnlyList<ClientHit> Clients);

/// <summary>A name that somebody booked under and that is not the card's.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Name">The name as said.</param>
/// <param name="At">When.</param>
/// <param name="Channel">By which way.</param>
public sealed record SaidName(Guid Booking, string Name, DateTimeOffset At, BookingChannel Channel);

/// <summary>An answer to something that a card lacks, taken down in passing.</summary>
public sealed class GapAnswerForm
{
    /// <summary>Whose card.</summary>
    public Guid ClientId { get; set; }

    /// <summary>What was asked.</summary>
    public Gap Gap { get; set; }

    /// <summary>What the client said, in the spelling of the history: a date as year-month-day, a master by id.</summary>
    public string? Text { get; set; }
}
