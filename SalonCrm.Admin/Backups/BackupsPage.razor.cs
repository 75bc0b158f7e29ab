using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;

namespace SalonCrm.Admin.Backups;

/// <summary>How the backups are, one made now, the rules, and how to restore.</summary>
public sealed partial class BackupsPage
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private BackupsView? _view;
    private string? _told;
    private bool _isMaking;
    private bool _refused;

    [Inject]
    internal NetworkBackups Backups { get; set; } = default!;

    [Inject]
    internal CurrentActor Current { get; set; } = default!;

    [Inject]
    internal TimeProvider Time { get; set; } = default!;

    private string Share => (Backups.Progress ?? 0).ToString("0.00", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Read();

    private async Task Read()
    {
        _view = (await Backups.View(await Current.Get()) as Outcome<BackupsView>.Done)?.Value;
        _refused = _view is null;
    }

    private async Task MakeNow()
    {
        if (_isMaking)
        {
            return;
        }

        (_isMaking, _told) = (true, null);
        try
        {
            var making = Backups.Make(await Current.Get());
            while (await Task.WhenAny(making, Task.Delay(Between, Time)) != making)
            {
                StateHasChanged();
            }

            var made = (await making as Outcome<BackupView>.Done)?.Value;
            _told = made?.Result switch
            {
                BackupResult.Whole => $"✓ {BackupsText.Made}",
                BackupResult.Running => BackupsText.AnotherIsMade,
                _ => null,
            };
        }
        finally
        {
            _isMaking = false;
        }

        await Read();
    }

    /// <summary>What to type; the newest backup stands in it by name.</summary>
    private static string Commands(BackupsView view)
    {
        var backup = Path.Combine(view.Folder, view.LastWhole?.Name ?? BackupsText.Backup);
        return $"""
            SalonCrm.Admin backup verify "{backup}" --key {BackupsText.KeyFile}
            SalonCrm.Admin restore "{backup}" --data {BackupsText.NewFolder} --key {BackupsText.KeyFile}
            """;
    }
}
