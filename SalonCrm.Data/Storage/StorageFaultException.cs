using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SalonCrm.Data.Storage;

/// <summary>Why the machine did not take what was to be saved.</summary>
public enum StorageProblem
{
    /// <summary>The disk of the server is full.</summary>
    DiskFull,

    /// <summary>The disk, or the database's file, can't be written.</summary>
    ReadOnly,

    /// <summary>The disk fails, or is not there.</summary>
    Broken,

    /// <summary>Another program holds the database, for longer than anybody should wait.</summary>
    Busy,
}

/// <summary>
/// Nothing was saved, and it is the machine's fault, not the form's: what was typed can be sent again as it is. It is a
/// <see cref="DbException"/>, so that whatever works in the background and tries again later takes it as one.
/// </summary>
public sealed class StorageFaultException : DbException
{
    /// <summary>Makes one.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="inner">What the engine said.</param>
    public StorageFaultException(StorageProblem problem, Exception inner)
        : base($"Nothing was saved: {problem}.", inner) => Problem = problem;

    /// <summary>Why.</summary>
    public StorageProblem Problem { get; }

    /// <summary>Whether an exception, or one that it was caused by, tells of the machine; null for any other.</summary>
    public static StorageProblem? ProblemOf(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case StorageFaultException fault:
                    return fault.Problem;
                case SqliteException { SqliteErrorCode: var code } when Known(code) is { } problem:
                    return problem;
            }
        }

        return null;
    }

    /// <summary>By the engine's codes (https://www.sqlite.org/rescode.html).</summary>
    private static StorageProblem? Known(int code) => code switch
    {
        5 or 6 => StorageProblem.Busy,
        8 => StorageProblem.ReadOnly,
        10 or 14 => StorageProblem.Broken,
        13 => StorageProblem.DiskFull,
        _ => null,
    };
}
