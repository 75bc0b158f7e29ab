using System.Globalization;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access.Trails;

namespace SalonCrm.Admin.Access;

/// <summary>
/// Drafts of notices, each in the language of the law it follows, whatever language the portal is read in: Federal Law
/// 152-FZ art. 21 p. 3.1 (24 and 72 hours to Roskomnadzor), GDPR art. 33 (72 hours to the authority) and 34 (the person).
/// </summary>
internal static class NoticeDraft
{
    /// <summary>To the authority.</summary>
    public static string Authority(BreachReport report, DateTimeOffset foundAt, string language) => Filled(nameof(Authority), report, foundAt, language);

    /// <summary>To a client. It names no other client and no employee.</summary>
    public static string Client(BreachReport report, DateTimeOffset foundAt, string language) => Filled(nameof(Client), report, foundAt, language);

    private static string Filled(string kind, BreachReport report, DateTimeOffset foundAt, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("g", culture);
        var fields = string.Join(", ", report.Fields.Select(f => ClientsText.ResourceManager.GetString($"Field_{f}", culture) ?? $"{f}"));
        return string.Format(
            culture,
            NoticeText.ResourceManager.GetString(kind, culture)!,
            Moment(foundAt),
            Moment(report.Query.From),
            Moment(report.Query.To),
            report.Opened + report.Erased,
            report.Cards.Count - report.Opened,
            fields,
            report.Exports.Count,
            Moment(foundAt.AddHours(24)),
            Moment(foundAt.AddHours(72)));
    }
}
