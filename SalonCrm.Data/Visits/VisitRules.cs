using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Visits;

/// <summary>What a visit accepts: pure rules. <see cref="Tidy"/> first, then <see cref="Check"/>.</summary>
public static class VisitRules
{
    /// <summary>Trims the texts, rounds prices to two decimals, takes out lines that were left empty. Changes the form.</summary>
    public static void Tidy(VisitForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        (form.Wishes, form.Feedback) = (ClientRules.Text(form.Wishes), ClientRules.Text(form.Feedback));
        foreach (var line in form.Services)
        {
            (line.Name, line.Formula, line.Price) = (ClientRules.Line(line.Name), ClientRules.Text(line.Formula), Rounded(line.Price));
        }

        foreach (var line in form.Purchases)
        {
            (line.Name, line.Price) = (ClientRules.Line(line.Name), Rounded(line.Price));
        }

        form.Services.RemoveAll(l => l.Name is null && l.Formula is null && l.Price is null && l.MasterId is null);
        form.Purchases.RemoveAll(l => l.Name is null && l.Price is null);
    }

    /// <summary>Everything that is wrong with a tidied form, but whether its salon and masters exist; empty when nothing is.</summary>
    /// <param name="form">The form.</param>
    /// <param name="birth">When the client was born, if that is known.</param>
    /// <param name="today">The day of today.</param>
    public static IReadOnlyList<FieldProblem> Check(VisitForm form, DateOnly? birth, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var problems = new List<FieldProblem>();
        void Say(Field field, Problem problem, int index = 0) => problems.Add(new(field, problem, index));
        if (DayProblem(form.On, form.State, birth, today) is { } day)
        {
            Say(Field.VisitDate, day);
        }

        if (!Enum.IsDefined(form.State))
        {
            Say(Field.Visit, Problem.Unknown);
        }

        if (form.Score is < Visit.LowestScore or > Visit.HighestScore)
        {
            Say(Field.Score, Problem.OutOfRange);
        }

        if (form.Wishes?.Length > Visit.TextLength)
        {
            Say(Field.Wishes, Problem.TooLong);
        }

        if (form.Feedback?.Length > Visit.TextLength)
        {
            Say(Field.Feedback, Problem.TooLong);
        }

        CheckServices(form.Services, Say);
        CheckPurchases(form.Purchases, Say);
        return problems;
    }

    /// <summary>What is wrong with the day of a visit in a state; null when nothing is.</summary>
    public static Problem? DayProblem(DateOnly? on, VisitState state, DateOnly? birth, DateOnly today) => on switch
    {
        null => Problem.Required,

        // A day ahead somewhere on earth is not the future.
        { } day when state is VisitState.Done or VisitState.NoShow && day > today.AddDays(1) => Problem.InTheFuture,
        { } day when day < birth => Problem.BeforeBirth,
        { } day when day < today.AddYears(-ClientRules.OldestYears) => Problem.TooLongAgo,
        _ => null,
    };

    private static decimal? Rounded(decimal? price) =>
        price is { } exact ? decimal.Round(exact, 2, MidpointRounding.AwayFromZero) : null;

    private static void CheckServices(List<ServiceForm> lines, Action<Field, Problem, int> say)
    {
        if (lines.Count > Visit.MostLines)
        {
            say(Field.ServiceLine, Problem.TooMany, 0);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (NameProblem(lines[i].Name) is { } name)
            {
                say(Field.ServiceLine, name, i);
            }

            if (PriceProblem(lines[i].Price) is { } price)
            {
                say(Field.Price, price, i);
            }

            if (lines[i].Formula?.Length > ServiceLine.FormulaLength)
            {
                say(Field.Formula, Problem.TooLong, i);
            }
        }
    }

    private static void CheckPurchases(List<PurchaseForm> lines, Action<Field, Problem, int> say)
    {
        if (lines.Count > Visit.MostLines)
        {
            say(Field.Purchase, Problem.TooMany, 0);
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var pieces = lines[i].Quantity is < 1 or > Purchase.MostPieces ? Problem.OutOfRange : (Problem?)null;
            if ((NameProblem(lines[i].Name) ?? PriceProblem(lines[i].Price) ?? pieces) is { } problem)
            {
                say(Field.Purchase, problem, i);
            }
        }
    }

    private static Problem? NameProblem(string? name) => name switch
    {
        null => Problem.Required,
        { Length: > VisitLine.NameLength } => Problem.TooLong,
        _ => null,
    };

    private static Problem? PriceProblem(decimal? price) => price switch
    {
        < 0 => Problem.BelowZero,
        > VisitLine.HighestPrice => Problem.OutOfRange,
        _ => null,
    };
}
