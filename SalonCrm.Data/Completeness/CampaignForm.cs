using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using Microsoft.EntityFrameworkCore;

namespace SalonCrm.Data.Completeness;

/// <summary>How cards behind a figure are sent to the queue.</summary>
public sealed class CampaignForm
{
    /// <summary>At most so many a day can be asked for.</summary>
    public const int MostPerDay = 1000;

    /// <summary>Made by the form, so that a form sent twice sends once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The account that is to ask all; null for the managers of each card's salon, by turns.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The first day, from today to a year ahead.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>At most so many a day, on working days; null for all of them on the first day.</summary>
    public int? PerDay { get; set; }

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    internal async Task<List<FieldProblem>> Check(Passage passage)
    {
        var problems = new List<FieldProblem>();
        if (DueOn is not { } day)
        {
            problems.Add(new(Field.DueOn, Problem.Required));
        }
        else if (day < passage.Today)
        {
            problems.Add(new(Field.DueOn, Problem.InThePast));
        }
        else if (day > passage.Today.AddYears(1))
        {
            problems.Add(new(Field.DueOn, Problem.OutOfRange));
        }

        if (PerDay is < 1 or > MostPerDay)
        {
            problems.Add(new(Field.Campaign, Problem.OutOfRange));
        }

        if (OwnerId is { } owner)
        {
            var role = await passage.Db.Users.Where(a => a.Id == owner && !a.Disabled).Select(a => (Role?)a.Role).FirstOrDefaultAsync(passage.Cancel);
            if (role?.Allows(Permission.WorkFollowUps) != true)
            {
                problems.Add(new(Field.Owner, Problem.Unknown));
            }
        }

        return problems;
    }
}

/// <summary>
/// What sending would do, each card told once: would it ask the same client twice? <see cref="Stopped"/>,
/// <see cref="AskedLately"/>, <see cref="HaveOne"/>, <see cref="Same"/> and <see cref="New"/> are all the cards.
/// </summary>
/// <param name="Cards">The cards behind the figure.</param>
/// <param name="Stopped">Refused for good, or nobody asks any more: left out.</param>
/// <param name="AskedLately">Asked in the last <see cref="Campaigns.DaysBetween"/> days: left out.</param>
/// <param name="HaveOne">Stand in the queue already: they keep their follow-up.</param>
/// <param name="Earlier">Of these, get an earlier day.</param>
/// <param name="Same">Share a phone with another card of these, or may be the same client: the other one is asked.</param>
/// <param name="New">Get a follow-up.</param>
/// <param name="LastDay">The day of the last of them; null where there is none.</param>
public sealed record CampaignPreview(int Cards, int Stopped, int AskedLately, int HaveOne, int Earlier, int Same, int New, DateOnly? LastDay)
{
    /// <summary>Follow-ups that are made or get an earlier day.</summary>
    public int Sent => New + Earlier;
}

/// <summary>What was sent.</summary>
/// <param name="Id">The campaign, to take it back with.</param>
/// <param name="Count">How many follow-ups it made, or gave an earlier day.</param>
public sealed record CampaignSent(Guid Id, int Count);
