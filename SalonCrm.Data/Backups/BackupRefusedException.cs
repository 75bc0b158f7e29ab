namespace SalonCrm.Data.Backups;

/// <summary>Why a backup is not restored.</summary>
public enum BackupProblem
{
    /// <summary>The folder holds no backup.</summary>
    NotABackup,

    /// <summary>The file is not the one that was written, or is damaged.</summary>
    Damaged,

    /// <summary>It was made with another network's master key.</summary>
    OtherKey,

    /// <summary>There is something in the folder already; nothing is ever restored over it.</summary>
    FolderNotEmpty,

    /// <summary>There is no room for it.</summary>
    NoRoom,

    /// <summary>The folder can't be written.</summary>
    FolderNotWritable,

    /// <summary>It was made by a newer version of the portal.</summary>
    Newer,

    /// <summary>The file of salts is not there.</summary>
    NoSalts,
}

/// <summary>A backup is not restored, or did not pass its check. Carries the problem and the path that it concerns.</summary>
public sealed class BackupRefusedException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="path">The file or folder that it concerns.</param>
    /// <param name="inner">What the system said, if anything.</param>
    public BackupRefusedException(BackupProblem problem, string path, Exception? inner = null)
        : base($"{problem}: {path}", inner) => (Problem, Path) = (problem, path);

    /// <summary>Why.</summary>
    public BackupProblem Problem { get; }

    /// <summary>The file or folder that it concerns.</summary>
    public string Path { get; }
}
