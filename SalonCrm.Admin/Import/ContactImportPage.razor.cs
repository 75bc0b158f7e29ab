using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Import;

/// <summary>Imports a contact file through the browser; the same code as the command line does the work.</summary>
public sealed partial class ContactImportPage
{
    /// <summary>Largest file that comes through the browser, in megabytes; a larger one is for the command line.</summary>
    public const int MostMegabytes = 50;

    private const int MostShown = 100;
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<ImportRejection> _rejected = [];
    private MemoryStream _report = new();
    private NetworkView? _network;
    private Guid _salon;
    private IBrowserFile? _file;
    private string _fileName = "";
    private ImportSummary _summary = new(0, 0, 0);
    private string? _problem;
    private int _percent;
    private int _round;
    private bool _isRunning;
    private bool _isDone;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        _report.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (await Salons.View(await Current.Get()) is Outcome<NetworkView>.Done { Value: var network })
        {
            (_network, _salon) = (network, network.Home?.Id ?? default);
        }
    }

    private static string Told(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    private void Choose(InputFileChangeEventArgs change)
    {
        (_file, _fileName, _isDone) = (change.File, change.File.Name, false);
        _problem = change.File.Size > MostMegabytes * 1024L * 1024 ? Told(ImportText.TooLarge, MostMegabytes) : null;
    }

    private async Task Run()
    {
        if (_isRunning || _problem is not null)
        {
            return;
        }

        if (_file is not { } file)
        {
            _problem = ImportText.NoFile;
            return;
        }

        (_isRunning, _isDone, _percent, _summary) = (true, false, 0, new(0, 0, 0));
        _rejected.Clear();
        await _report.DisposeAsync();
        _report = new MemoryStream();
        try
        {
            await Run(file);
            _isDone = true;
        }
        catch (IOException)
        {
            // The browser went away or the file changed under it: what had been read is kept, and said to be partial.
            _problem = ImportText.Broken;
        }
        finally
        {
            (_isRunning, _file, _round) = (false, null, _round + 1);
        }
    }

    private async Task Run(IBrowserFile file)
    {
        await using var report = new RejectedRows(_report);
        await using var stream = file.OpenReadStream(MostMegabytes * 1024L * 1024, _leaving.Token);
        var outcome = await Imports.Run(
            await Current.Get(), stream, file.Name, _salon, row => Reject(report, row), new OnPage(this, file.Size), _leaving.Token);
        switch (outcome)
        {
            case Outcome<ImportSummary>.Done done:
                _summary = done.Value;
                break;
            default:
                _problem = ClientsText.NotAllowed;
                break;
        }
    }

    private async ValueTask Reject(RejectedRows report, ImportRejection row)
    {
        await report.Add(row);
        if (_rejected.Count < MostShown)
        {
            _rejected.Add(row);
        }
    }

    private async Task Download()
    {
        using var copy = new MemoryStream(_report.ToArray());
        using var reference = new DotNetStreamReference(copy);
        await Js.InvokeVoidAsync("salonDownload", Path.GetFileNameWithoutExtension(_fileName) + ".rejected.csv", reference);
    }

    /// <summary>Progress on the circuit's own thread, at once.</summary>
    private sealed class OnPage(ContactImportPage page, long size) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            page._summary = value.Summary;
            page._percent = size == 0 ? 100 : (int)(100 * Math.Min(value.BytesRead, size) / size);
            page.StateHasChanged();
        }
    }
}
