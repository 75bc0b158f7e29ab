using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Guests;

/// <summary>What a booking accepts: pure rules.</summary>
internal static class BookingRules
{
    /// <summary>Stands for the service where only a master was asked for.</summary>
    public const string AnyService = "—";

    /// <summary>Everything that is wrong with a tidied form, its number apart.</summary>
    public static IEnumerable<FieldProblem> Check(BookingForm form, Names names, DateOnly today)
    {
        if (names.Salons.GetValueOrDefault(form.SalonId) is not { IsClosed: false } salon)
        {
            yield return new(Field.Salon, names.Salons.ContainsKey(form.SalonId) ? Problem.Retired : Problem.Unknown);
        }

        if (form.Name is { } name && NameProblem(name) is { } wrong)
        {
            yield return new(Field.SaidName, wrong);
        }

        if (form.Service?.Length > BookingForm.ServiceLength)
        {
            yield return new(Field.ServiceLine, Problem.TooLong);
        }

        if (form.Wishes?.Length > BookingForm.WishesLength)
        {
            yield return new(Field.Wishes, Problem.TooLong);
        }

        if (form.MasterId is { } master && names.Masters.GetValueOrDefault(master) is not { IsRetired: false })
        {
            yield return new(Field.Master, names.Masters.ContainsKey(master) ? Problem.Retired : Problem.Unknown);
        }

        if (form.On < today)
        {
            yield return new(Field.VisitDate, Problem.InThePast);
        }
        else if (form.On > today.AddYears(BookingForm.YearsAhead))
        {
            yield return new(Field.VisitDate, Problem.OutOfRange);
        }
        else if (form.At is not null && form.On is null)
        {
            yield return new(Field.VisitDate, Problem.Required);
        }
    }

    /// <summary>What is wrong with the names that somebody registers under, but their lengths.</summary>
    public static IEnumerable<FieldProblem> NamesOf(ClientForm person)
    {
        (Field Field, string? Name)[] names = [(Field.LastName, person.LastName), (Field.FirstName, person.FirstName), (Field.Patronymic, person.Patronymic)];
        return names.Select(n => n.Name is { } name && NameProblem(name) is { } problem and not Problem.TooLong ? new FieldProblem(n.Field, problem) : null).OfType<FieldProblem>();
    }

    /// <summary>A name has letters; what has digits enough to be called is a number in the wrong field.</summary>
    private static Problem? NameProblem(string name) => name switch
    {
        { Length: > BookingForm.NameLength } => Problem.TooLong,
        _ when name.Count(char.IsDigit) >= 5 => Problem.NameIsPhone,
        _ when !name.Any(char.IsLetter) => Problem.NotAName,
        _ => null,
    };
}
