using System.Globalization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Setup;

/// <summary>The fields of network and account by name, and what is wrong with them, in a sentence; for page and command line.</summary>
internal static class FormProblems
{
    public static string Name(Field field) => field switch
    {
        Field.SetUpCode => SetupText.Code,
        Field.NetworkName => SetupText.NetworkName,
        Field.SalonName or Field.Salon => SetupText.SalonName,
        Field.Country => SetupText.Country,
        Field.DisplayName => SetupText.DisplayName,
        Field.AccountEmail => SetupText.Email,
        Field.Password => SetupText.Password,
        Field.Role => SetupText.Role,
        _ => field.ToString(),
    };

    public static string Text(FieldProblem problem) => problem.Problem switch
    {
        Problem.Required => SetupText.Required,
        Problem.TooLong => SetupText.TooLong,
        Problem.NotAnEmail => SetupText.NotAnEmail,
        Problem.Taken => SetupText.Taken,
        Problem.Unknown => SetupText.Unknown,
        Problem.WrongCode => SetupText.WrongCode,
        Problem.TooManyTries => SetupText.TooManyTries,
        Problem.PasswordTooShort => string.Format(CultureInfo.CurrentCulture, SetupText.PasswordTooShort, Accounts.LeastPasswordLength),
        _ => SetupText.CannotBeKept,
    };
}
