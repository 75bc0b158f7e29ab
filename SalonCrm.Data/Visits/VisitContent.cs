using System.Globalization;
using System.Text.Json;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Visits;

/// <summary>Between a visit's rows, its form and the line that tells of it in the card's history.</summary>
internal static class VisitContent
{
    /// <summary>Between the parts of the line.</summary>
    public const string Separator = " · ";

    /// <summary>The form of a visit as it is kept. What does not open is in no form, so no form takes it off.</summary>
    public static VisitForm Form(Visit visit) => new()
    {
        Id = visit.Id,
        Version = visit.Version,
        ClientId = visit.ClientId,
        SalonId = visit.SalonId,
        On = visit.On,
        At = visit.At,
        State = visit.State,
        Wishes = visit.Wishes,
        Feedback = visit.Feedback,
        Score = visit.Score,
        Services =
        [
            .. Readable(visit.Services).Select(l => new ServiceForm { Id = l.Id, Name = l.Name, MasterId = l.MasterId, Price = l.Price, Formula = l.Formula }),
        ],
        Purchases = [.. Readable(visit.Purchases).Select(l => new PurchaseForm { Id = l.Id, Name = l.Name, Quantity = l.Quantity, Price = l.Price })],
    };

    /// <summary>Takes over a tidied and checked form. A line that stays keeps its row.</summary>
    public static void Take(Visit visit, VisitForm form)
    {
        (visit.SalonId, visit.On, visit.At, visit.State) = (form.SalonId, form.On!.Value, form.At, form.State);
        (visit.Wishes, visit.Feedback, visit.Score) = (form.Wishes, form.Feedback, form.Score);
        visit.Services.RemoveAll(l => l.Name.Length > 0 && form.Services.TrueForAll(f => f.Id != l.Id));
        visit.Purchases.RemoveAll(l => l.Name.Length > 0 && form.Purchases.TrueForAll(f => f.Id != l.Id));
        foreach (var (i, line) in form.Services.Index())
        {
            var kept = Line(visit.Services, line.Id, () => new ServiceLine { Id = line.Id, VisitId = visit.Id });
            (kept.Position, kept.Name, kept.Hundredths) = (i, line.Name!, Hundredths(line.Price));
            (kept.MasterId, kept.Formula) = (line.MasterId, line.Formula);
        }

        foreach (var (i, line) in form.Purchases.Index())
        {
            var kept = Line(visit.Purchases, line.Id, () => new Purchase { Id = line.Id, VisitId = visit.Id });
            (kept.Position, kept.Name, kept.Hundredths, kept.Quantity) = (i, line.Name!, Hundredths(line.Price), line.Quantity);
        }
    }

    /// <summary>Equal for two forms that keep the same.</summary>
    public static string Print(VisitForm form) => JsonSerializer.Serialize(new
    {
        form.ClientId, form.SalonId, form.On, form.At, form.State, form.Wishes, form.Feedback, form.Score,
        Services = form.Services.Select(l => new { l.Id, l.Name, l.MasterId, Price = Hundredths(l.Price), l.Formula }),
        Purchases = form.Purchases.Select(l => new { l.Id, l.Name, l.Quantity, Price = Hundredths(l.Price) }),
    });

    /// <summary>One line, the same in every language: day, state, salon, services, purchases, what was said.</summary>
    public static string Tell(VisitForm visit, Names names)
    {
        string?[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{visit.On:yyyy-MM-dd}{visit.At: HH:mm}"),
            visit.State.ToString(),
            names.Salon(visit.SalonId),
            .. visit.Services.Select(l => Joined(l.Name, names.Master(l.MasterId), Price(l.Price), l.Formula)),
            .. visit.Purchases.Select(l => "+ " + Joined(l.Name, l.Quantity == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"×{l.Quantity}"), Price(l.Price))),
            visit.Wishes,
            visit.Feedback,
            visit.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{score}/{Visit.HighestScore}") : null,
        ];
        return string.Join(Separator, parts.OfType<string>());
    }

    public static IOrderedEnumerable<T> Readable<T>(IEnumerable<T> lines)
        where T : VisitLine => lines.Where(l => l.Name.Length > 0).OrderBy(l => l.Position);

    private static T Line<T>(List<T> lines, Guid id, Func<T> make)
        where T : VisitLine
    {
        if (lines.Find(l => l.Id == id) is { } kept)
        {
            return kept;
        }

        var made = make();
        lines.Add(made);
        return made;
    }

    private static long? Hundredths(decimal? price) => price is { } exact ? (long)(exact * 100) : null;

    private static string? Price(decimal? price) => price?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Joined(params string?[] parts) => string.Join(", ", parts.OfType<string>());
}
