using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Seed;

namespace SalonCrm.Admin.Cli;

/// <summary>
/// The folder of a demo network. A marker file tells it from a folder with real clients, which is never deleted, says
/// whether filling came to its end, and is held open so that nobody deletes a demo that is being served.
/// </summary>
internal sealed class DemoFolder : IDisposable
{
    public const int DefaultClients = 300;
    public const int MostClients = 1_000_000;


    /// <summary>The folder when none was named.</summary>
    public const string DefaultName = "demo";

    private const string MarkerName = "demo-network";
    private const string PortalWord = "portal ";
    private const string Complete = "complete";
    private readonly FileStream _marker;
    private readonly int _clients;
    private readonly bool _isComplete;

    private DemoFolder(DataPlace place, FileStream marker, int clients, bool isComplete) =>
        (Place, _marker, _clients, _isComplete) = (place, marker, clients, isComplete);

    public DataPlace Place { get; }

    /// <summary>Takes the folder: of the default size always an empty one, of another size the one that is complete.</summary>
    public static DemoFolder Take(ParseResult parsed, int? clients)
    {
        if (clients is < 1 or > MostClients)
        {
            throw CommandFailure.Of(CliText.ClientsOutOfRange, MostClients);
        }

        var place = parsed.Place(clients is null ? DefaultName : string.Create(CultureInfo.InvariantCulture, $"demo-{clients}"));
        var marker = Mark(place);
        var mark = Encoded(clients ?? DefaultClients);
        var isComplete = clients is not null && Read(marker) == mark;
        if (!isComplete)
        {
            marker.SetLength(0);
            Empty(place);
        }

        return new DemoFolder(place, marker, clients ?? DefaultClients, isComplete);
    }

    public async Task Fill(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        if (_isComplete)
        {
            return;
        }

        await DemoNetwork.Make(services, _clients, new OneLine(output), cancel);
        if (_clients == DefaultClients)
        {
            // So that there is one to look at; a large one takes its time and comes at night.
            (await services.GetRequiredService<NetworkBackups>().Make(Actor.Operator, cancel: cancel)).Expect();
        }

        await output.WriteLineAsync();
        await _marker.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Encoded(_clients)), cancel);
        await _marker.FlushAsync(cancel);
    }

    /// <summary>Says in the script of calls where this portal listens.</summary>
    public async Task TellPortal(string urls, CancellationToken cancel)
    {
        var script = Path.Combine(Place.Folder, CallScript.FileName);
        if (!File.Exists(script))
        {
            return;
        }

        var portal = urls.Split(';')[0].Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(script, cancel);
        await File.WriteAllLinesAsync(script, lines.Where(l => !l.StartsWith(PortalWord, StringComparison.Ordinal)).Prepend(PortalWord + portal), cancel);
    }

    public void Dispose() => _marker.Dispose();

    private static string Encoded(int clients) => string.Create(CultureInfo.InvariantCulture, $"{Complete} {clients}");

    private static FileStream Mark(DataPlace place)
    {
        var path = Path.Combine(place.Folder, MarkerName);
        if (Directory.Exists(place.Folder) && !File.Exists(path) && Directory.EnumerateFileSystemEntries(place.Folder).Any())
        {
            throw CommandFailure.Of(CliText.NotADemoFolder, place.Folder);
        }

        try
        {
            Directory.CreateDirectory(place.Folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw CommandFailure.Of(CliText.DemoInUse, place.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.Of(CliText.FolderNotWritable, place.Folder);
        }
    }

    private static string Read(FileStream marker)
    {
        using var reader = new StreamReader(marker, leaveOpen: true);
        return reader.ReadToEnd();
    }

    private static void Empty(DataPlace place)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(place.Folder).Where(f => Path.GetFileName(f) != MarkerName))
        {
            File.Delete(file);
        }

        // It belongs to the trail that was just thrown away.
        if (File.Exists(place.HeadFile))
        {
            File.Delete(place.HeadFile);
        }

        // Of a network that is gone.
        foreach (var backup in Directory.Exists(place.BackupFolder) ? Directory.GetDirectories(place.BackupFolder, Path.GetFileName(place.Folder) + "-*") : [])
        {
            Directory.Delete(backup, recursive: true);
        }
    }

    /// <summary>Progress that stays on one line of the console. Not the framework's, which reports late and out of order.</summary>
    private sealed class OneLine(TextWriter output) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) =>
            output.Write("\r" + string.Format(CultureInfo.CurrentCulture, CliText.Filling, value.Made, value.Total));
    }
}
