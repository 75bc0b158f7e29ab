using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Completeness;

/// <summary>Sends the cards behind a figure to the queue.</summary>
public sealed partial class SendToQueue
{
    private CampaignForm _form = new();
    private CampaignPreview? _preview;
    private CampaignSent? _sent;
    private Problems _problems = Problems.None;
    private IReadOnlyList<Colleague> _colleagues = [];
    private string? _told;
    private bool _isBusy;
    private bool _isTakenBack;

    /// <summary>Which cards.</summary>
    [Parameter, EditorRequired]
    public AuditSlice Slice { get; set; } = default!;

    /// <summary>How many.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    /// <summary>The day as the audit has it.</summary>
    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Inject]
    private Campaigns Campaigns { get; set; } = default!;

    [Inject]
    private Salons Salons { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    private string? PerDayProblem =>
        _problems.Has(Field.Campaign, Problem.OutOfRange) ? FieldTexts.Told(CompletenessText.PerDayWrong, AuditTexts.Number(CampaignForm.MostPerDay))
        : _problems.Has(Field.Campaign, Problem.NotEnough) ? CompletenessText.PerDayFew : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Begin();
        var network = (await Salons.View(await Current.Get()) as Outcome<NetworkView>.Done)?.Value;
        _colleagues = [.. (network?.Colleagues ?? []).Where(c => c.Role.Allows(Permission.WorkFollowUps))];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Key, int Count, string Text)> Answer(CampaignPreview preview) => new[]
    {
        ("new", preview.New, CompletenessText.TwiceNew),
        ("have-one", preview.HaveOne, CompletenessText.TwiceHaveOne),
        ("earlier", preview.Earlier, CompletenessText.TwiceEarlier),
        ("lately", preview.AskedLately, FieldTexts.Told(CompletenessText.TwiceLately, Campaigns.DaysBetween)),
        ("stopped", preview.Stopped, CompletenessText.TwiceStopped),
        ("same", preview.Same, CompletenessText.TwiceSame),
    };

    private void Begin() => (_form, _preview, _sent) = (new() { DueOn = Today }, null, null);

    /// <summary>Another form asks anew what it would do.</summary>
    private void Changed() => (_preview, _told, _isTakenBack) = (null, null, false);

    private async Task Look()
    {
        Changed();
        await Doing(async () => await Campaigns.Preview(await Current.Get(), Slice, _form) is { } ended && Done(ended) is { } preview ? _preview = preview : null);
    }

    private Task Send() => Doing(async () => await Campaigns.Send(await Current.Get(), Slice, _form) is { } ended && Done(ended) is { } sent ? _sent = sent : null);

    private Task TakeBack() => Doing(async () =>
    {
        switch (await Campaigns.TakeBack(await Current.Get(), _sent!.Id))
        {
            case Outcome<Nothing>.Done:
                Begin();
                _isTakenBack = true;
                break;
            case Outcome<Nothing>.Invalid:
                _told = CompletenessText.TakeBackLate;
                break;
            default:
                _told = ClientsText.NotAllowed;
                break;
        }

        return null;
    });

    /// <summary>The button waits until it is done, so that a second click finds it off.</summary>
    private async Task Doing(Func<Task<object?>> work)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _problems) = (true, Problems.None);
        try
        {
            await work();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private T? Done<T>(Outcome<T> outcome)
        where T : class
    {
        switch (outcome)
        {
            case Outcome<T>.Done done:
                return done.Value;
            case Outcome<T>.Invalid invalid:
                _problems = new(invalid.Problems);
                _told = _problems.Has(Field.Campaign, Problem.TooMany) ? FieldTexts.Told(CompletenessText.TooMany, AuditTexts.Number(Campaigns.Most)) : null;
                return null;
            default:
                _told = ClientsText.NotAllowed;
                return null;
        }
    }
}
