namespace SalonCrm.Data.Protection;

/// <summary>Why the portal does not start.</summary>
public enum StartProblem
{
    /// <summary>The database exists, the master key file does not.</summary>
    MasterKeyMissing,

    /// <summary>The file is not a master key file, is damaged, or does not open this database.</summary>
    MasterKeyWrong,

    /// <summary>The file's mode lets other users read or write it; it must be 0600.</summary>
    MasterKeyReadableByOthers,

    /// <summary>The path is a symbolic link, which somebody else could point elsewhere.</summary>
    MasterKeyIsLink,

    /// <summary>The master key file lies inside the data folder: whoever copies the folder would have both.</summary>
    MasterKeyInDataFolder,

    /// <summary>The database was written by a newer version of the portal.</summary>
    DatabaseNewer,

    /// <summary>The file in the database's place is not a database, or is damaged.</summary>
    DatabaseDamaged,

    /// <summary>The data folder, or the folder of the master key, cannot be written.</summary>
    FolderNotWritable,

    /// <summary>Clients have salts, and the file with the salts is not there: nothing of them could be read.</summary>
    SaltsMissing,

    /// <summary>The file with the clients' salts is none, is a symbolic link, or can be read by others.</summary>
    SaltsWrong,
}

/// <summary>
/// The portal refuses to start. Carries the problem and the path that it concerns, never a key or a part of one.
/// </summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="path">The file or folder that it concerns.</param>
    /// <param name="inner">What the system said, if anything.</param>
    public StartRefusedException(StartProblem problem, string path, Exception? inner = null)
        : base($"{problem}: {path}", inner)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>Why the portal does not start.</summary>
    public StartProblem Problem { get; }

    /// <summary>The file or folder that the problem concerns.</summary>
    public string Path { get; }
}
