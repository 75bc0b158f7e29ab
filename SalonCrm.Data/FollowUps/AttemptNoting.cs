using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>Notes attempts, and the day on which it is tried again.</summary>
internal static class AttemptNoting
{
    /// <summary>Who was reached and has not told everything is asked again after a week.</summary>
    public const int DaysAfterReached = 7;

    /// <summary>Who refused is left alone for a month, unless somebody stops asking for good.</summary>
    public const int DaysAfterRefused = 30;

    /// <summary>Who was sent a link has three days to open it.</summary>
    public const int DaysAfterSent = 3;

    public static async Task<Outcome<AttemptNoted>> Note(Passage passage, AttemptForm form)
    {
        var reach = await QueueReach.Of(passage);
        var made = await passage.Db.Attempts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == form.Id, passage.Cancel);
        var worked = await passage.Db.FollowUps.AsTracking().FirstOrDefaultAsync(f => f.Id == form.FollowUp, passage.Cancel);
        if (worked is null || (made is not null && made.FollowUpId != worked.Id) || !(reach.IsWhole || worked.OwnerId == reach.Me || reach.Salons.Contains(worked.SalonId)))
        {
            return new Outcome<AttemptNoted>.NotFound();
        }

        if (made is not null)
        {
            passage.Record(TrailAction.QueueRead, worked.ClientId);
            return new Outcome<AttemptNoted>.Done(Noted(made.Id, worked.DueOn, worked));
        }

        form.Note = ClientRules.Line(form.Note);
        if (Check(form, passage.Today) is { Count: > 0 } problems)
        {
            return new Outcome<AttemptNoted>.Invalid(problems);
        }

        if (worked.Version != form.Version || worked.State != FollowUpState.Open)
        {
            return new Outcome<AttemptNoted>.Conflict(worked.Version, []);
        }

        var attempt = new Attempt
        {
            Id = form.Id,
            ClientId = worked.ClientId,
            FollowUpId = worked.Id,
            Means = form.Means,
            Outcome = form.Outcome,
            LaterOn = form.Outcome == AttemptOutcome.Later ? form.LaterOn : null,
            Note = form.Note,
        };
        attempt.Touch(passage);
        passage.Db.Attempts.Add(attempt);
        var was = worked.DueOn;
        Move(passage, worked, form);
        worked.Touch(passage);
        passage.Record(TrailAction.AttemptMade, worked.ClientId, new() { Fields = [new(Field.Attempt, null, Told(attempt))] });
        return new Outcome<AttemptNoted>.Done(Noted(attempt.Id, was, worked));
    }

    public static async Task<Outcome<Nothing>> TakeBack(Passage passage, AttemptNoted noted)
    {
        var midnight = new DateTimeOffset(passage.Today, TimeOnly.MinValue, TimeSpan.Zero);
        if (await passage.Db.Attempts.AsTracking().FirstOrDefaultAsync(a => a.Id == noted.Attempt && a.CreatedBy == passage.Actor.AccountId && a.CreatedAt >= midnight, passage.Cancel) is not { } made
            || await passage.Db.FollowUps.AsTracking().FirstOrDefaultAsync(f => f.Id == made.FollowUpId, passage.Cancel) is not { } worked)
        {
            return new Outcome<Nothing>.NotFound();
        }

        passage.Db.Remove(made);
        if (worked.State == FollowUpState.Open)
        {
            worked.DueOn = noted.WasDueOn;
            worked.Touch(passage);
        }

        passage.Record(TrailAction.AttemptMade, worked.ClientId, new() { Fields = [new(Field.Attempt, Told(made), null)] });
        return new Outcome<Nothing>.Done(default);
    }

    /// <summary>The next day on which people work: not a weekend.</summary>
    public static DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        return day;
    }

    /// <summary>An attempt as the trail tells it, the same in every language.</summary>
    public static string Told(Attempt attempt) =>
        string.Join("; ", new[] { attempt.Means.ToString(), attempt.Outcome.ToString(), attempt.LaterOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), attempt.Note }.OfType<string>());

    private static AttemptNoted Noted(Guid attempt, DateOnly was, FollowUp worked) =>
        new(attempt, was, worked.State == FollowUpState.Open ? worked.DueOn : null);

    private static void Move(Passage passage, FollowUp worked, AttemptForm form)
    {
        if (form.Outcome == AttemptOutcome.Reached && (worked.Reasons &= ~FollowUpReasons.ByHand) == FollowUpReasons.None)
        {
            // That the client was reached is all that somebody asked for by hand.
            worked.Reasons = FollowUpReasons.ByHand;
            FollowUpKeeper.Complete(passage, worked);
            return;
        }

        worked.DueOn = form.Outcome switch
        {
            AttemptOutcome.Reached => passage.Today.AddDays(DaysAfterReached),
            AttemptOutcome.NoAnswer => NextWorkingDay(passage.Today),
            AttemptOutcome.Refused => passage.Today.AddDays(DaysAfterRefused),
            AttemptOutcome.Later => form.LaterOn!.Value,
            AttemptOutcome.Sent => passage.Today.AddDays(DaysAfterSent),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
    }

    private static List<FieldProblem> Check(AttemptForm form, DateOnly today)
    {
        var problems = new List<FieldProblem>();
        if (!Enum.IsDefined(form.Outcome) || !Enum.IsDefined(form.Means))
        {
            problems.Add(new(Field.Attempt, Problem.NotAChoice));
        }

        if (form.Outcome == AttemptOutcome.Later && (form.LaterOn is not { } day || day <= today || day > today.AddYears(1)))
        {
            problems.Add(new(Field.DueOn, form.LaterOn is null ? Problem.Required : form.LaterOn <= today ? Problem.InThePast : Problem.OutOfRange));
        }

        if (form.Note?.Length > Client.LineLength)
        {
            problems.Add(new(Field.Comment, Problem.TooLong));
        }

        return problems;
    }
}
