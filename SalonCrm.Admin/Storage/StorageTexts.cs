using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Storage;

/// <summary>What is said when the machine does not take what was to be saved.</summary>
internal static class StorageTexts
{
    /// <summary>That nothing was saved, and why.</summary>
    public static string Of(StorageProblem problem) => problem switch
    {
        StorageProblem.DiskFull => StorageText.DiskFull,
        StorageProblem.ReadOnly => StorageText.ReadOnly,
        StorageProblem.Broken => StorageText.Broken,
        _ => StorageText.Busy,
    };

    /// <summary>What is the matter while it lasts, and whom to call.</summary>
    public static string Now(StorageProblem problem) => problem switch
    {
        StorageProblem.DiskFull => StorageText.NowFull,
        StorageProblem.ReadOnly => StorageText.NowReadOnly,
        StorageProblem.Broken => StorageText.NowBroken,
        _ => StorageText.NowBusy,
    };
}
