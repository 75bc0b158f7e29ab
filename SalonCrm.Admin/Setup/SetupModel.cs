using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Setup;

/// <summary>The first visit: with the code from the console, makes network, salon and head, and signs the head in.</summary>
[AllowAnonymous]
public sealed class SetupModel(NetworkSetup setup, UserManager<Account> users, Entrance entrance) : PageModel
{
    private IReadOnlyList<FieldProblem> _problems = [];

    /// <summary>What was typed.</summary>
    [BindProperty]
    public NetworkForm Form { get; set; } = new();

    /// <summary>The fields, with what is wrong beside each.</summary>
    public IEnumerable<FormField> Fields =>
    [
        Of(Data.Clients.Field.SetUpCode, nameof(Form.Code), Form.Code) with { Hint = SetupText.CodeHint },
        Of(Data.Clients.Field.NetworkName, nameof(Form.NetworkName), Form.NetworkName) with { Autocomplete = "organization", Limit = Salon.NameLength },
        Of(Data.Clients.Field.SalonName, nameof(Form.SalonName), Form.SalonName) with { Limit = Salon.NameLength },
        Of(Data.Clients.Field.Country, nameof(Form.CountryCode), Form.CountryCode) with { Choices = Countries(), Hint = SetupText.CountryHint },
        Of(Data.Clients.Field.DisplayName, nameof(Form.HeadName), Form.HeadName) with { Label = SetupText.YourName, Autocomplete = "name", Limit = Account.DisplayNameLength },
        Of(Data.Clients.Field.AccountEmail, nameof(Form.HeadEmail), Form.HeadEmail) with { Type = "email", Autocomplete = "username" },
        Of(Data.Clients.Field.Password, nameof(Form.Password), null) with
        {
            Type = "password", Autocomplete = "new-password", Hint = SignInText.PasswordRule, Limit = Accounts.MostPasswordLength,
        },
    ];

    /// <summary>Shows the form; once the network is made there is nothing here.</summary>
    public async Task<IActionResult> OnGet()
    {
        Form.CountryCode = BrowserCountry();
        return await setup.IsDone() ? NotFound() : Page();
    }

    /// <summary>Makes the network.</summary>
    public async Task<IActionResult> OnPost()
    {
        switch (await setup.Claim(HttpContext.Visitor(), Form))
        {
            case Outcome<Guid>.Done(var head):
                var account = await users.FindByIdAsync(head.ToString());
                await entrance.Enter(HttpContext.Visitor(), account!, withSecondFactor: false);
                return LocalRedirect("/");
            case Outcome<Guid>.Invalid(var problems):
                _problems = problems;
                return Page();
            default:
                return NotFound();
        }
    }

    private static List<FieldChoice> Countries() =>
        [.. Country.All.Select(c => new FieldChoice(c.Code, c.Name)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    private FormField Of(Field field, string name, string? value) => new($"{nameof(Form)}.{name}", FormProblems.Name(field))
    {
        Value = value,
        Problem = _problems.FirstOrDefault(p => p.Field == field) is { } problem ? FormProblems.Text(problem) : null,

        // Typing begins at the first thing to mend.
        Autofocus = field == (_problems.Count > 0 ? _problems[0].Field : Data.Clients.Field.SetUpCode),
    };

    /// <summary>The country that the browser's language speaks of; Russia when it speaks of none.</summary>
    private string BrowserCountry()
    {
        var language = Request.GetTypedHeaders().AcceptLanguage.MaxBy(l => l.Quality ?? 1)?.Value.ToString();
        try
        {
            var culture = CultureInfo.CreateSpecificCulture(language ?? "ru");
            return Country.Find(new RegionInfo(culture.Name).TwoLetterISORegionName)?.Code ?? "RU";
        }
        catch (ArgumentException)
        {
            return "RU";
        }
    }
}
