using System.Globalization;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.OwnPage;

/// <summary>The names in the page's form, and what a browser sent under them. What has no name here is not read.</summary>
internal static class PostedPage
{
    public const string Enter = "enter";
    public const string Send = "send";
    public const string AskData = "data";
    public const string AskErasure = "erasure";
    public const string Version = "card-version";
    public const string NewPhone = "new-phone";
    public const string NoAllergies = "no-allergies";

    private static readonly Field[] Lines = [Field.LastName, Field.FirstName, Field.Patronymic, .. OwnPageFields.Choosable];

    public static string NameOf(Field field) => $"said-{field}".ToLowerInvariant();

    public static string ConsentOf(ConsentPurpose purpose) => $"consent-{purpose}".ToLowerInvariant();

    public static string TextOf(ConsentPurpose purpose) => $"text-{purpose}".ToLowerInvariant();

    public static string WasOf(ConsentPurpose purpose) => $"was-{purpose}".ToLowerInvariant();

    /// <summary>Null where what was sent is not the page's form, but only the digits.</summary>
    public static OwnPageForm? Read(IFormCollection sent) => !TryNumber(sent, Version, out var version) ? null : new()
    {
        Version = version,
        Said = Lines.Where(f => sent.ContainsKey(NameOf(f))).ToDictionary(f => f, f => (string?)sent[NameOf(f)].ToString()),
        NewPhone = sent[NewPhone],
        NoAllergies = sent.ContainsKey(NoAllergies),
        Consents = [.. Enum.GetValues<ConsentPurpose>().Select(p => Consent(sent, p)).OfType<OwnPageConsent>()],
    };

    /// <summary>What was typed, to be carried through another asking for the digits.</summary>
    public static IEnumerable<(string Name, string? Value)> Carry(OwnPageForm form)
    {
        yield return (Version, form.Version.ToString(CultureInfo.InvariantCulture));
        yield return (NewPhone, form.NewPhone);
        foreach (var (field, text) in form.Said)
        {
            yield return (NameOf(field), text);
        }

        if (form.NoAllergies)
        {
            yield return (NoAllergies, "on");
        }

        foreach (var consent in form.Consents)
        {
            yield return (TextOf(consent.Purpose), consent.TextVersion.ToString(CultureInfo.InvariantCulture));
            if (consent.Was)
            {
                yield return (WasOf(consent.Purpose), "1");
            }

            if (consent.Is)
            {
                yield return (ConsentOf(consent.Purpose), "on");
            }
        }
    }

    private static OwnPageConsent? Consent(IFormCollection sent, ConsentPurpose purpose) => !TryNumber(sent, TextOf(purpose), out var version) ? null : new()
    {
        Purpose = purpose,
        TextVersion = version,
        Was = sent.ContainsKey(WasOf(purpose)),
        Is = sent.ContainsKey(ConsentOf(purpose)),
    };

    private static bool TryNumber(IFormCollection sent, string name, out int number) =>
        int.TryParse(sent[name], NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
