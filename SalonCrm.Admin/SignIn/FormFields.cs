using System.Globalization;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.SignIn;

/// <summary>Fields that several pages have.</summary>
internal static class FormFields
{
    /// <summary>The six digits of an authenticator app.</summary>
    public static FormField AppCode(string name, string? problem) => new(name, SignInText.Code)
    {
        Problem = problem,
        InputMode = "numeric",
        Autocomplete = "one-time-code",
        Autofocus = true,
        Limit = 10,
    };

    /// <summary>A new password and the same once more, since a slip would use up a one-time link.</summary>
    public static IEnumerable<FormField> NewPassword(string name, string repeatName, string? problem, bool autofocus) =>
    [
        new(name, SignInText.NewPassword)
        {
            Type = "password",
            Autocomplete = "new-password",
            Hint = SignInText.PasswordRule,
            Problem = problem,
            Autofocus = autofocus,
            Limit = Accounts.MostPasswordLength,
        },
        new(repeatName, SignInText.RepeatPassword) { Type = "password", Autocomplete = "new-password", Limit = Accounts.MostPasswordLength },
    ];

    /// <summary>What is wrong with a new password; null when nothing is. Length is the only rule.</summary>
    public static string? PasswordProblem(string? password, string? repeated) => password switch
    {
        null or "" => SignInText.PasswordRequired,
        { Length: < Accounts.LeastPasswordLength } => Say(SignInText.PasswordTooShort, Accounts.LeastPasswordLength),
        { Length: > Accounts.MostPasswordLength } => Say(SignInText.PasswordTooLong, Accounts.MostPasswordLength),
        _ => password == repeated ? null : SignInText.PasswordsDiffer,
    };

    private static string Say(string text, int number) => string.Format(CultureInfo.CurrentCulture, text, number);
}
