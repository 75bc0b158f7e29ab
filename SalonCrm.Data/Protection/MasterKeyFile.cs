using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SalonCrm.Data.Protection;

/// <summary>
/// The file that holds the master key, outside the database and its folder. JSON: format, active id, keys with check
/// values. Mode 0600 and no symbolic link, else it is refused.
/// </summary>
internal static class MasterKeyFile
{
    private const string Format = "saloncrm-kek/1";

    /// <summary>What nobody but the owner may.</summary>
    public const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes a new file with one fresh key. Never overwrites.</summary>
    /// <exception cref="StartRefusedException">The folder cannot be written.</exception>
    public static MasterKey Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(MasterKey.Size);
        var content = JsonSerializer.SerializeToUtf8Bytes(new Contents(Format, 1, [new(1, key, Check(key))]), Json);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(StartProblem.FolderNotWritable, path, e);
        }

        return new MasterKey(1, new Dictionary<int, byte[]> { [1] = key });
    }

    /// <summary>Puts other keys into the file: whenever the machine stops, either the old file is there or the new one.</summary>
    /// <exception cref="StartRefusedException">The folder cannot be written.</exception>
    public static void Replace(string path, MasterKey keys)
    {
        var contents = new Contents(Format, keys.ActiveId, [.. keys.Keys.Select(k => new KeyEntry(k.Id, k.Key, Check(k.Key)))]);
        try
        {
            SafeFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(contents, Json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(StartProblem.FolderNotWritable, path, e);
        }
    }

    /// <exception cref="StartRefusedException">The file is a link, readable by others, or not a master key file.</exception>
    public static MasterKey Open(string path)
    {
        var info = new FileInfo(path);
        if (info.LinkTarget is not null)
        {
            throw new StartRefusedException(StartProblem.MasterKeyIsLink, path);
        }

        if (!info.Exists)
        {
            throw new StartRefusedException(StartProblem.MasterKeyMissing, path);
        }

        if (!OperatingSystem.IsWindows() && (info.UnixFileMode & Others) != UnixFileMode.None)
        {
            throw new StartRefusedException(StartProblem.MasterKeyReadableByOthers, path);
        }

        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            // The inner exception may quote the file: it is left out.
            throw new StartRefusedException(StartProblem.MasterKeyWrong, path);
        }
    }

    private static MasterKey Read(byte[] bytes)
    {
        var contents = JsonSerializer.Deserialize<Contents>(bytes, Json);
        if (contents is not { Format: Format, Keys: { } keys }
            || keys.All(k => k?.Id != contents.Active)
            || keys.DistinctBy(k => k?.Id).Count() != keys.Length
            || keys.Any(k => k?.Key is not { Length: MasterKey.Size } || !CryptographicOperations.FixedTimeEquals(Check(k.Key), k.Check)))
        {
            throw new FormatException();
        }

        return new MasterKey(contents.Active, keys.ToDictionary(k => k!.Id, k => k!.Key));
    }

    private static byte[] Check(byte[] key) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Format + " check"))[..8];

    private sealed record Contents(string Format, int Active, KeyEntry?[] Keys);

    private sealed record KeyEntry(int Id, byte[] Key, byte[] Check);
}
