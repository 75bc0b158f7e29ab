namespace SalonCrm.Data;

/// <summary>Where a network's data lies: the folder with the database, and, outside it, the master key file.</summary>
public sealed record DataPlace
{
    /// <summary>Names a place.</summary>
    /// <param name="folder">The data folder; made when it is missing.</param>
    /// <param name="keyFile">
    /// The master key file; null for <c>keys/NAME.json</c> beside the data folder, where NAME is the data folder's.
    /// </param>
    /// <param name="backupFolder">Where backups are written; null for <c>backups/NAME</c> beside the data folder.</param>
    public DataPlace(string folder, string? keyFile = null, string? backupFolder = null)
    {
        // As a shell completes it, with a separator at the end, it is the same folder.
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        KeyFile = keyFile is not null
            ? Path.GetFullPath(keyFile)
            : Path.Combine(Path.GetDirectoryName(Folder) ?? Folder, "keys", Path.GetFileName(Folder) + ".json");
        SaltFile = Path.ChangeExtension(KeyFile, ".salts");
        BackupFolder = backupFolder is not null
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(backupFolder))
            : Path.Combine(Path.GetDirectoryName(Folder) ?? Folder, "backups", Path.GetFileName(Folder));
    }

    /// <summary>The data folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>The master key file, as a full path.</summary>
    public string KeyFile { get; }

    /// <summary>The file with the clients' salts: beside the master key, never beside the database.</summary>
    public string SaltFile { get; internal init; }

    /// <summary>The folder of the backups, as a full path.</summary>
    public string BackupFolder { get; }

    /// <summary>The file with the head of the trail, beside the master key file.</summary>
    public string HeadFile => Path.ChangeExtension(KeyFile, ".head");

    internal string DatabaseFile => Path.Combine(Folder, SalonDbOptions.FileName);
}
