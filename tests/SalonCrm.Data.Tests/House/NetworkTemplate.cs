namespace SalonCrm.Data.Tests.House;

/// <summary>
/// A network made once, of which each test is given a copy: the first opening, with every migration, takes longer than most tests.
/// The copies share keys and the ids of their accounts, nothing else.
/// </summary>
/// <typeparam name="T">What is known of it.</typeparam>
/// <param name="make">Makes it in an empty folder and closes it.</param>
internal sealed class NetworkTemplate<T>(Func<string, Task<T>> make)
{
    private readonly Lazy<Task<(string Folder, T Made)>> _template = new(async () =>
    {
        var folder = Directory.CreateTempSubdirectory("saloncrm-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return (folder, await make(folder));
    });

    /// <summary>Puts a copy into an empty folder; answers with what is known of it.</summary>
    public async Task<T> CopyTo(string root)
    {
        var (folder, made) = await _template.Value;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return made;
    }
}
