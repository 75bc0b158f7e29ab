using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Admin.Consents;

/// <summary>Records that a client consented to one purpose.</summary>
public sealed partial class GiveConsent
{
    private readonly ConsentForm _form = new();
    private Problems _problems = Problems.None;
    private string? _told;
    private bool _isBusy;

    /// <summary>The client.</summary>
    [Parameter, EditorRequired]
    public Guid Client { get; set; }

    /// <summary>The purpose, with the text that the client is shown.</summary>
    [Parameter, EditorRequired]
    public ConsentState State { get; set; } = default!;

    /// <summary>Begins the ids of the inputs, where one purpose is asked for at two places of a page.</summary>
    [Parameter]
    public string Prefix { get; set; } = "consent";

    /// <summary>How the client stands to each purpose, when that has changed.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<ConsentState>> Changed { get; set; }

    /// <summary>The consent is recorded: the form is to be closed.</summary>
    [Parameter]
    public EventCallback Recorded { get; set; }

    /// <summary>Nothing is to be recorded after all.</summary>
    [Parameter]
    public EventCallback Cancelled { get; set; }

    private string? DayProblem => _problems.Of(Field.Date) is { } problem
        ? problem + " " + FieldTexts.Told(ConsentsText.InForceSince, FieldTexts.Day(State.Current.ValidSince)) : null;

    private string IdOf(string what) => $"{Prefix}-{State.Purpose}-{what}";

    private async Task Save()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        (_problems, _told) = (Problems.None, null);
        (_form.ClientId, _form.Purpose, _form.TextVersion) = (Client, State.Purpose, State.Current.Version);
        try
        {
            switch (await Consents.Give(await Current.Get(), _form))
            {
                case Outcome<IReadOnlyList<ConsentState>>.Done done:
                    await Changed.InvokeAsync(done.Value);
                    await Recorded.InvokeAsync();
                    break;
                case Outcome<IReadOnlyList<ConsentState>>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    break;
                case Outcome<IReadOnlyList<ConsentState>>.Conflict:
                    _told = ConsentsText.TextReplaced;
                    await ReadAgain();
                    break;
                case Outcome<IReadOnlyList<ConsentState>>.NotFound:
                    _told = ClientsText.Gone;
                    break;
                default:
                    _told = ClientsText.NotAllowed;
                    break;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task ReadAgain()
    {
        if (await Consents.Of(await Current.Get(), Client) is Outcome<IReadOnlyList<ConsentState>>.Done { Value: var states })
        {
            await Changed.InvokeAsync(states);
        }
    }
}
