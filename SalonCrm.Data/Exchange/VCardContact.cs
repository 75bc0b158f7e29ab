using System.Collections.Frozen;

namespace SalonCrm.Data.Exchange;

/// <summary>Puts the properties of a card where they belong; what has no place becomes a remark.</summary>
internal sealed class VCardContact(TextDecoder text)
{
    // Of the card itself, not of the person: versions, ids, sort keys, how to pronounce, where on a map.
    private static readonly FrozenSet<string> OfTheCard = new[]
    {
        "VERSION", "PRODID", "UID", "REV", "SOURCE", "KIND", "CLASS", "MAILER", "TZ", "GEO", "SORT-STRING", "CLIENTPIDMAP", "XML",
        "NAME", "PROFILE", "LANG", "CALURI", "FBURL", "CALADRURI", "CAPURI", "BEGIN", "END", "X-ABLABEL", "X-ABADR", "X-ABUID",
        "X-ABSHOWAS", "X-IMAGETYPE", "X-IMAGEHASH", "X-APPLE-SUBLOCALITY", "X-APPLE-OMIT-YEAR", "X-PHONETIC-FIRST-NAME",
        "X-PHONETIC-LAST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-MS-IMADDRESS-TYPE", "X-SHARED-PHOTO-DISPLAY-PREF", "CREATED",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ContactDraft _draft = new();
    private readonly List<string> _fullNames = [];
    private readonly List<(string Title, string Text)> _lastResorts = [];
    private readonly List<string> _addressLabels = [];

    public void Add(string name, string value, VCardProperty property, string? label)
    {
        switch (name)
        {
            case "N" when !_draft.HasName:
                Name(VCardText.Parts(value, ';'));
                break;
            case "FN":
                _fullNames.Add(VCardText.Unescape(value));
                break;
            case "NICKNAME" or "ORG":
                _lastResorts.Add((name, Listed(VCardText.Parts(value, ';'))));
                break;
            case "TEL":
                _draft.Phone(Uri(value, property, "tel:"), label ?? PhoneType(property));
                break;
            case "EMAIL":
                _draft.Email(Uri(value, property, "mailto:"));
                break;
            case "BDAY":
                BirthDate(value, property);
                break;
            case "ADR":
                Address(VCardText.Parts(value, ';'));
                break;
            case "LABEL":
                _addressLabels.Add(VCardText.Unescape(value));
                break;
            case "NOTE" or "":
                _draft.Note(VCardText.Unescape(value));
                break;
            case "CATEGORIES":
                VCardText.Parts(value, ',', ';').ForEach(_draft.Tag);
                break;
            case "AGENT":
                Agent(VCardText.Unescape(value));
                break;
            default:
                Other(name, value, label);
                break;
        }
    }

    public ContactDraft Finish()
    {
        _fullNames.ForEach(name => _draft.FullName("FN", name, NameOrder.Unknown));
        _lastResorts.ForEach(name => _draft.NameOfLastResort(name.Title, name.Text));

        // A label is the address once more as it is printed.
        if (!_draft.HasAddress)
        {
            _addressLabels.ForEach(label => _draft.Address("LABEL", label));
        }

        return _draft;
    }

    // last;first;middle;prefixes;suffixes (RFC 6350, 6.2.2)
    private void Name(List<string> parts)
    {
        parts.AddRange(Enumerable.Repeat("", Math.Max(0, 3 - parts.Count)));
        _draft.Name(parts[0], parts[1], parts[2]);
        parts[3..].ForEach(title => _draft.Remark("N", title));
    }

    // box;extended;street;locality;region;code;country (RFC 6350, 6.3.1): the street first, as it is spoken.
    private void Address(List<string> parts) =>
        _draft.Address("ADR", Listed([.. parts.Skip(2).Take(1), .. parts.Skip(1).Take(1), .. parts.Take(1), .. parts.Skip(3)]));

    private void BirthDate(string value, VCardProperty property)
    {
        // Apple writes a birthday without a year as one of 1604 and says so.
        var omitted = property.Values("X-APPLE-OMIT-YEAR").FirstOrDefault();
        var yearless = omitted is not null && value.StartsWith(omitted, StringComparison.Ordinal);
        _draft.BirthDate("BDAY", yearless ? string.Concat("-", value.AsSpan(omitted!.Length)) : VCardText.Unescape(value), monthFirst: false);
    }

    private void Agent(string value)
    {
        // Version 3.0 has the agent's whole card in the value (RFC 2426, 3.5.4).
        foreach (var line in value.Split('\n'))
        {
            if (VCardProperty.Parse(line) is { } inner)
            {
                Other("AGENT " + inner.Name, inner.RawValue, null);
            }
            else
            {
                _draft.Remark("AGENT", line);
            }
        }
    }

    private void Other(string name, string value, string? label)
    {
        var plain = name.StartsWith("AGENT ", StringComparison.Ordinal) ? name[6..] : name;
        if (!OfTheCard.Contains(plain) && !plain.StartsWith("X-MS-OL-", StringComparison.Ordinal))
        {
            _draft.Remark(CleanText.Line(label) is null ? name : PhoneLabel.Recognise(label)!, Listed(VCardText.Parts(value, ';')));
        }
    }

    private string? PhoneType(VCardProperty property) =>
        PhoneLabel.OfTypes([.. property.Values("TYPE").Select(type => VCardLabel.Decode(type, text))]);

    private static string Uri(string value, VCardProperty property, string scheme)
    {
        var plain = VCardText.Unescape(value).Trim();
        if (!plain.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return plain;
        }

        // tel:+7-495-123-45-67;ext=1 (RFC 3966, 3)
        var parts = System.Uri.UnescapeDataString(plain[scheme.Length..]).Split(property.Name is "TEL" ? ';' : '?');
        var extension = parts.FirstOrDefault(part => part.StartsWith("ext=", StringComparison.OrdinalIgnoreCase));
        return extension is null ? parts[0] : $"{parts[0]} ext. {extension[4..]}";
    }

    private static string Listed(IEnumerable<string> parts) =>
        string.Join(", ", parts.Select(CleanText.Line).OfType<string>());
}
