using SalonCrm.Admin.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Guests;

/// <summary>Links as people read them.</summary>
internal static class LinkTexts
{
    /// <summary>How a link stands, and since when.</summary>
    public static string Of(LinkView link)
    {
        var made = FieldTexts.Told(LinksText.MadeBy, FieldTexts.Moment(link.MadeAt), link.MadeBy ?? ClientsText.CommandLine);
        return link.Kind == LinkKind.Registration ? $"{LinksText.Registration}: {made} · {Standing(link)}" : $"{made} · {Standing(link)}";
    }

    private static string Standing(LinkView link) => link.Standing switch
    {
        LinkStanding.Used => FieldTexts.Told(LinksText.Used, FieldTexts.Moment(link.UsedAt!.Value)),
        LinkStanding.Revoked => LinksText.Revoked,
        LinkStanding.Closed => LinksText.Closed,
        LinkStanding.Expired => LinksText.Expired,
        _ when link.OpenedAt is { } opened => FieldTexts.Told(LinksText.Opened, FieldTexts.Moment(opened)),
        _ => FieldTexts.Told(LinksText.Waits, FieldTexts.Moment(link.ExpiresAt)),
    };
}
