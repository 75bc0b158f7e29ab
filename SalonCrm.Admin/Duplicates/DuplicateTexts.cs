using SalonCrm.Data.Duplicates;

namespace SalonCrm.Admin.Duplicates;

/// <summary>Pairs as people read them. A test proves that each value has its text in each language.</summary>
internal static class DuplicateTexts
{
    /// <summary>The reasons in the order in which they convince.</summary>
    private static readonly DuplicateReasons[] Order =
    [
        DuplicateReasons.SamePhone, DuplicateReasons.SameEmail, DuplicateReasons.SameBirthDate, DuplicateReasons.SameName, DuplicateReasons.ShortName,
        DuplicateReasons.OtherScript, DuplicateReasons.SwappedName, DuplicateReasons.MistypedName, DuplicateReasons.PartOfName,
    ];

    public static string Of(Likelihood likelihood) => Text($"Likelihood_{likelihood}");

    public static string Of(DuplicateReasons reason) => Text($"Reason_{reason}");

    /// <summary>All reasons of a pair in one line.</summary>
    public static string All(DuplicateReasons reasons) => string.Join(", ", Order.Where(r => reasons.HasFlag(r)).Select(Of));

    /// <summary>Where the two cards of a pair stand side by side.</summary>
    public static string Address(DuplicateView pair) => $"/duplicates/compare?first={pair.First.Id}&second={pair.Second.Id}";

    private static string Text(string key) => DuplicatesText.ResourceManager.GetString(key, DuplicatesText.Culture) ?? key;
}
