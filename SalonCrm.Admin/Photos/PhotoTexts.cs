using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Photos;

namespace SalonCrm.Admin.Photos;

/// <summary>Photos as people read of them.</summary>
internal static class PhotoTexts
{
    private const string Separator = " · ";

    /// <summary>What the browser says while it makes a photo small and sends it, by the names that photos.js knows.</summary>
    public static string ForBrowser => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["preparing"] = PhotosText.Preparing,
        ["sending"] = PhotosText.Sending,
        ["notAPicture"] = PhotosText.NotAPicture,
        ["tooLarge"] = PhotosText.TooLarge,
        ["unreadable"] = PhotosText.Unreadable,
        ["lost"] = PhotosText.Lost,
        ["signedOut"] = PhotosText.SignedOut,
        ["again"] = PhotosText.Again,
    });

    public static string Of(PhotoStage stage) => stage == PhotoStage.Before ? PhotosText.Before : PhotosText.After;

    /// <summary>A text of which there is one for each stage.</summary>
    public static string Of(string key, PhotoStage stage, params object[] values) =>
        FieldTexts.Told(PhotosText.ResourceManager.GetString($"{key}_{stage}", PhotosText.Culture) ?? key, values);

    /// <summary>The history's line of a photo: its visit's day and its stage, as this reader's language writes them.</summary>
    public static string Told(string line) =>
        line.Split(Separator) is [var on, var stage]
        && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && Enum.TryParse<PhotoStage>(stage, out var known)
            ? string.Join(Separator, FieldTexts.Day(day), Of(known))
            : line;
}

/// <summary>Makes Blazor know the events that photos.js sends.</summary>
[EventHandler("onphotoadded", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
