using System.Globalization;
using System.Text;
using QRCoder;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Guests;

/// <summary>A personal link as it is handed over: no gateway, only what the desk's own telephone and messengers take.</summary>
/// <param name="Made">The link.</param>
/// <param name="Portal">The portal's own address, where the network has set no other for its clients.</param>
internal sealed record LinkSharing(LinkMade Made, string Portal)
{
    /// <summary>The whole address.</summary>
    public string Address => $"{(Made.Address ?? Portal).TrimEnd('/')}{OwnPage.OwnPagePlace.Path}/{Made.Token}";

    /// <summary>What is written with it, in the client's language where that is spoken here.</summary>
    public string Message => FieldTexts.Told(LinksText.ResourceManager.GetString(nameof(LinksText.Message), Language)!, Made.NetworkName, Address);

    /// <summary>A text message (RFC 5724).</summary>
    public string Sms => $"sms:{Made.Dial}?body={Uri.EscapeDataString(Message)}";

    public string WhatsApp => $"https://wa.me/{Made.Dial[1..]}?text={Uri.EscapeDataString(Message)}";

    /// <summary>Telegram asks whom to send it to: it takes no number from outside.</summary>
    public string Telegram => $"https://t.me/share/url?url={Uri.EscapeDataString(Address)}&text={Uri.EscapeDataString(FieldTexts.Told(LinksText.ResourceManager.GetString(nameof(LinksText.MessageAlone), Language)!, Made.NetworkName))}";

    /// <summary>The address as a picture, made here: nobody else learns it.</summary>
    public string Picture
    {
        get
        {
            using var data = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(data);
            return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(4)));
        }
    }

    private CultureInfo Language =>
        Preferences.Spoken.FirstOrDefault(l => l.TwoLetterISOLanguageName == Made.Language) ?? CultureInfo.CurrentUICulture;
}
