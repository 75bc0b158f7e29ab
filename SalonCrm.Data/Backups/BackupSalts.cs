using System.Globalization;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Backups;

/// <summary>
/// Copies of the file of salts. They never lie in a backup, and none is kept for longer than a week: once the last copy
/// from before an erasure is gone, no backup, however old, opens for that client any more.
/// </summary>
internal sealed class BackupSalts(ClientSalts salts)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);
    private const string Ending = ".salts";
    private const string Stamp = "yyyyMMdd-HHmmss";

    /// <summary>Copies the salts beside the backups and takes away the copies that are too old, or from a time to come.</summary>
    public void Keep(BackupFolder folder, string name, DateTimeOffset now)
    {
        BackupFolder.Make(folder.Salts);
        BackupCopy.Write(Path.Combine(folder.Salts, name + Ending), salts.Copy());
        foreach (var (copy, at) in Copies(folder.Salts).Where(c => c.At < now - KeptFor || c.At > now + TimeSpan.FromDays(1)))
        {
            File.Delete(copy);
        }
    }

    /// <summary>
    /// Puts a fresh copy in the place of those that are too old, also while no backups are made: nobody who has been erased since
    /// is in it.
    /// </summary>
    public void Renew(BackupFolder folder, DateTimeOffset now)
    {
        if (Directory.Exists(folder.Salts) && Copies(folder.Salts).Any(c => c.At < now - KeptFor))
        {
            Keep(folder, folder.NameAt(now), now);
        }
    }

    /// <summary>The newest copy of a network beside its backups; null where there is none.</summary>
    public static string? Newest(string backup, string network)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(backup))) ?? "", "salts");
        return Directory.Exists(beside) ? Copies(beside, network).OrderByDescending(c => c.At).Select(c => c.File).FirstOrDefault() : null;
    }

    /// <summary>Of one network or, with null, of all whose backups lie in one folder.</summary>
    private static IEnumerable<(string File, DateTimeOffset At)> Copies(string folder, string? network = null)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name.Length > Stamp.Length && (network is null || name[..^Stamp.Length] == network + '-') && DateTimeOffset.TryParseExact(name[^Stamp.Length..], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                yield return (file, at);
            }
        }
    }
}
