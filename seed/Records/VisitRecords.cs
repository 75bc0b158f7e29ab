using SalonCrm.Data.Clients;
using SalonCrm.Data.Visits;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

/// <summary>Visits of the last two years and the very first one, now and then one that is planned.</summary>
internal static class VisitRecords
{
    private const int HighestGoodScore = Visit.HighestScore;
    private const int LowestGoodScore = 4;

    public static void Write(Story story)
    {
        var usual = Menu(story);
        foreach (var day in Days(story))
        {
            var isFirst = day == story.Client.FirstVisit;
            var state = isFirst ? VisitState.Done : story.Random.WeightedRandom([VisitState.Done, VisitState.Cancelled, VisitState.NoShow], [0.9f, 0.06f, 0.04f]);
            Keep(story, Form(story, usual, day, state), day);
        }

        if (story.Chance(0.4f))
        {
            var day = story.Today.AddDays(story.Random.Number(0, 12));
            Keep(story, Form(story, usual, day, VisitState.Planned), story.Today.AddDays(-story.Random.Number(1, 9)));
        }
    }

    /// <summary>A visit of somebody without records: the usual, on a day.</summary>
    public static void Plain(Story story, DateOnly day, VisitState state) =>
        Keep(story, Form(story, Menu(story), day, state), state == VisitState.Planned ? story.Today.AddDays(-1) : day);

    /// <summary>Back from a day not long ago, at the client's own pace, to the first visit.</summary>
    private static List<DateOnly> Days(Story story)
    {
        if (story.Client.FirstVisit is not { } first || first >= story.Today)
        {
            return [];
        }

        var days = new List<DateOnly>();
        var most = story.Random.WeightedRandom([1, 3, 6, 11], [0.15f, 0.3f, 0.35f, 0.2f]);
        var pace = story.Random.Number(26, 60);
        var day = story.Today.AddDays(-story.Random.Number(1, story.Chance(0.75f) ? 35 : 170));
        for (; days.Count < most && day > first && day > story.Today.AddYears(-2); day = day.AddDays(-pace - story.Random.Number(-5, 12)))
        {
            days.Add(day);
        }

        return [first, .. days.AsEnumerable().Reverse()];
    }

    /// <summary>What the client usually has done.</summary>
    private static DemoService[] Menu(Story story)
    {
        var offered = DemoServices.Of(story.Person.Salon);
        return story switch
        {
            { IsChild: true } => [offered[story.Person.IsWoman ? 0 : DemoServices.MensCut]],
            { Person.IsWoman: false } => [offered[DemoServices.MensCut], .. story.Chance(0.3f) ? offered.Where(s => s.Kind == ServiceKind.Face).Take(1) : []],
            _ => story.Random.ArrayElements([.. offered.Where((_, i) => i != DemoServices.MensCut)], 3),
        };
    }

    private static VisitForm Form(Story story, DemoService[] usual, DateOnly day, VisitState state)
    {
        var services = story.Random.ArrayElements(usual, Math.Min(usual.Length, story.Chance(0.4f) ? 2 : 1));
        var form = new VisitForm
        {
            ClientId = story.Client.Id,
            SalonId = story.Salon.Id,
            On = day,
            At = new TimeOnly(story.Random.Number(10, 19), story.Chance(0.5f) ? 0 : 30),
            State = state,
            Wishes = story.Person.IsWoman && !story.IsChild ? story.Maybe(0.35f, story.Words.Wishes) : null,
            Services = [.. services.Select(s => Line(story, s, state))],
        };
        if (state == VisitState.Done)
        {
            Rate(story, form);
            if (!story.IsChild && story.Chance(0.25f))
            {
                var (name, price) = story.One(story.Words.Products);
                form.Purchases.Add(new() { Name = name, Price = price, Quantity = story.Chance(0.15f) ? 2 : 1 });
            }
        }

        return form;
    }

    private static ServiceForm Line(Story story, DemoService service, VisitState state)
    {
        var favourite = story.Person.FavouriteMaster is { } master && story.Chance(0.8f) ? master : story.Random.Number(0, story.Salon.Masters.Length - 1);
        return new()
        {
            Name = service.Name,
            MasterId = story.Salon.Masters[favourite],
            Price = service.Price,
            Formula = state == VisitState.Done && story.Words.Materials.TryGetValue(service.Kind, out var materials) ? story.Maybe(0.8f, materials) : null,
        };
    }

    private static void Rate(Story story, VisitForm form)
    {
        if (!story.Person.IsWoman || !story.Chance(0.4f))
        {
            return;
        }

        var isGood = story.Chance(0.85f);
        form.Score = isGood ? story.Random.Number(LowestGoodScore, HighestGoodScore) : story.Random.Number(2, 3);
        form.Feedback = isGood ? story.Maybe(0.6f, story.Words.Praise) : story.One(story.Words.Complaints);
    }

    private static void Keep(Story story, VisitForm form, DateOnly writtenOn)
    {
        VisitRules.Tidy(form);
        if (VisitRules.Check(form, story.Client.BirthDate, story.Today) is { Count: > 0 } problems)
        {
            throw new InvalidOperationException($"A visit of demo person {story.Person.Index} breaks the rules: {string.Join(", ", problems)}.");
        }

        var visit = new Visit { Id = form.Id, ClientId = form.ClientId };
        VisitContent.Take(visit, form);
        var by = visit.State == VisitState.Done && story.Chance(0.6f) ? story.Salon.Specialist : story.Salon.Manager;
        story.Write(visit, story.At(writtenOn, 18), by, Field.Visit, VisitContent.Tell(form, story.Names));
        visit.Services.ForEach(story.Keep);
        visit.Purchases.ForEach(story.Keep);
        if (visit.State == VisitState.Done)
        {
            story.Done.Add(visit);
        }
    }
}
