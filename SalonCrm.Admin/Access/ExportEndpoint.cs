using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Admin.Access;

/// <summary>The client list as a file, straight from the database into the answer. Who may have it is decided at the data project's door.</summary>
internal static class ExportEndpoint
{
    public const string Address = "/access/export/file";
    public const string Reason = "reason";
    public const string Factor = "factor";
    public const string Salon = "salon";
    public const string Refused = "refused";

    public static void MapExport(this WebApplication app) => app.MapPost(Address, Give)
        .RequireAuthorization(nameof(Permission.ExportClients)).WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<Results<PushStreamHttpResult, RedirectHttpResult>> Give(
        HttpContext context, ClientExport export, [FromForm] string? reason, [FromForm] string? kind, [FromForm] string? salon, CancellationToken cancel)
    {
        if (!Guid.TryParse(salon, out var chosen) && !string.IsNullOrEmpty(salon))
        {
            return Back(Salon);
        }

        var form = new ExportForm { Reason = reason, SalonId = string.IsNullOrEmpty(salon) ? null : chosen, Kind = kind == nameof(ExportKind.Csv) ? ExportKind.Csv : ExportKind.Excel };
        return await export.Begin(context.Actor(), form, cancel) switch
        {
            Outcome<ExportFile>.Done { Value: var file } => Hand(file, form.Kind),
            Outcome<ExportFile>.SecondFactorNeeded => Back(Factor),
            Outcome<ExportFile>.Invalid { Problems: [{ Field: Field.Salon }] } => Back(Salon),
            Outcome<ExportFile>.Invalid => Back(Reason),
            _ => Back(Refused),
        };
    }

    private static PushStreamHttpResult Hand(ExportFile file, ExportKind kind)
    {
        var culture = CultureInfo.CurrentCulture;
        var heads = Heads();
        return kind == ExportKind.Csv
            ? TypedResults.Stream(to => SeparatedFile.Write(to, SeparatedFile.SeparatorOf(culture), heads, file.Clients.Select(c => Row(c, SafeCells.Phone))), SeparatedFile.ContentType, "clients.csv")
            : TypedResults.Stream(to => WorkbookFile.Write(to, WatchText.ExportSheet, heads, file.Clients.Select(c => Row(c, p => p)), file.Count), WorkbookFile.ContentType, "clients.xlsx");
    }

    private static string[] Heads() =>
    [
        WatchText.HeadCard, .. new[] { Field.LastName, Field.FirstName, Field.Patronymic }.Select(FieldTexts.Of), WatchText.HeadPhones,
        .. new[] { Field.Email, Field.BirthDate, Field.Salon, Field.Status, Field.Tags, Field.FirstVisit }.Select(FieldTexts.Of), ClientsText.ConfirmedOn,
    ];

    private static IReadOnlyList<object?> Row(ExportedClient client, Func<string, string> phone) =>
    [
        client.CardNumber, client.LastName, client.FirstName, client.Patronymic, string.Join(", ", client.Phones.Select(phone)),
        client.Email, client.BirthDate, client.SalonName, FieldTexts.Of(client.Status), string.Join(", ", client.Tags), client.FirstVisit, client.ConfirmedOn,
    ];

    private static RedirectHttpResult Back(string why) => TypedResults.Redirect($"/access/export?ended={why}");
}
