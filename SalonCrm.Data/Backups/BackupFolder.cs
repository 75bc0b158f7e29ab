using System.Globalization;

namespace SalonCrm.Data.Backups;

/// <summary>A whole backup in its folder.</summary>
internal sealed record StoredBackup(string Path, BackupManifest Manifest)
{
    public string Name => System.IO.Path.GetFileName(Path);
}

/// <summary>
/// Where backups lie: a folder each, named by network and moment, and beside them the short-lived copies of the salts.
/// Nobody but the portal's own account may look into it.
/// </summary>
internal sealed class BackupFolder(string path, string network)
{
    private const string Stamp = "yyyyMMdd-HHmmss";
    private const string Unfinished = ".unfinished";
    private const string Lock = ".lock";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; } = path;

    public string Salts => System.IO.Path.Combine(Path, "salts");

    /// <summary>The name of a backup of this moment, told in universal time so that it sorts; of the next free second where two are made within one.</summary>
    public string NameAt(DateTimeOffset moment)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{network}-{moment.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}");
        return Directory.Exists(WholeOf(name)) ? NameAt(moment.AddSeconds(1)) : name;
    }

    /// <summary>All whole backups of this network, oldest first.</summary>
    public List<StoredBackup> All() => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateDirectories(Path, network + "-*")
            .Select(p => (Path: p, Manifest: BackupManifest.Read(p)))
            .Where(b => b.Manifest?.Name == network)
            .Select(b => new StoredBackup(b.Path, b.Manifest!))
            .OrderBy(b => b.Manifest.MadeAt),
    ];

    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Own);
        }
    }

    /// <summary>Held while a backup is made: another process that shares the folder is kept out, and one that was killed is not.</summary>
    /// <returns>Null where somebody else holds it.</returns>
    public FileStream? Hold()
    {
        Make(Path);
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(System.IO.Path.Combine(Path, Lock)))
        {
            return null;
        }
    }

    /// <summary>Where a backup is written before it has passed its check.</summary>
    public string UnfinishedOf(string name) => System.IO.Path.Combine(Path, name + Unfinished);

    public string WholeOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What backups left that did not come to their end.</summary>
    public void ClearUnfinished()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path, $"{network}-*{Unfinished}"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
