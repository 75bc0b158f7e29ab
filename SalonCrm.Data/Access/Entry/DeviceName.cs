namespace SalonCrm.Data.Access.Entry;

/// <summary>A browser in plain words: "Chrome, Windows". What calls itself otherwise stays unnamed.</summary>
public static class DeviceName
{
    /// <summary>Each calls itself by the names of those that came before, so the later ones are looked for first.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("YaBrowser/", "Yandex Browser"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("OPT/", "Opera"),
        ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Version/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system of what a browser says of itself; null where neither is known.</summary>
    public static string? Of(string? device)
    {
        if (device is null)
        {
            return null;
        }

        var known = new[] { Find(Browsers, device), Find(Systems, device) }.OfType<string>();
        return string.Join(", ", known) is { Length: > 0 } name ? name : null;
    }

    private static string? Find((string Mark, string Name)[] known, string device) =>
        known.FirstOrDefault(k => device.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
