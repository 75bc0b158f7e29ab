using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Health;

namespace SalonCrm.Admin.Health;

/// <summary>What is known of a client's health, written down one line at a time; each line saves alone.</summary>
public sealed partial class HealthSection
{
    /// <summary>Where the section stands on the page.</summary>
    public const string Id = "health";

    private AllergyForm? _allergy;
    private HealthNoteForm? _note;
    private Problems _problems = Problems.None;
    private string? _told;

    /// <summary>The card.</summary>
    [Parameter]
    [EditorRequired]
    public ClientCard Card { get; set; } = default!;

    /// <summary>How the client stands to each purpose: without consent to health data none is taken.</summary>
    [Parameter]
    [EditorRequired]
    public IReadOnlyList<ConsentState> Consents { get; set; } = [];

    /// <summary>Called with how the client stands once consent was recorded here.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<ConsentState>> Consented { get; set; }

    /// <summary>Called with the card as it is after a change.</summary>
    [Parameter]
    public EventCallback<ClientCard> Changed { get; set; }

    private static string? More(AllergyForm allergy) => string.Join(
        ", ", new[] { allergy.Reaction, allergy.Severity == Severity.Unknown ? null : HealthTexts.Of(allergy.Severity) }.OfType<string>()) is { Length: > 0 } more ? more : null;

    /// <summary>The card's own form is not typed into: what is cancelled was never there.</summary>
    private static AllergyForm Copy(AllergyForm form) => new()
    {
        ClientId = form.ClientId, Id = form.Id, Version = form.Version, Substance = form.Substance, Reaction = form.Reaction, Severity = form.Severity,
    };

    private static HealthNoteForm Copy(HealthNoteForm form) => new()
    {
        ClientId = form.ClientId, Id = form.Id, Version = form.Version, Kind = form.Kind, Text = form.Text,
    };

    private void Edit(AllergyForm form) => (_allergy, _note, _problems, _told) = (form, null, Problems.None, null);

    private void Edit(HealthNoteForm form) => (_allergy, _note, _problems, _told) = (null, form, Problems.None, null);

    private void Stop() => (_allergy, _note, _problems, _told) = (null, null, Problems.None, null);

    private async Task SaveAllergy() => await Take(await Health.SaveAllergy(await Current.Get(), _allergy!), version => _allergy!.Version = version);

    private async Task SaveNote() => await Take(await Health.SaveNote(await Current.Get(), _note!), version => _note!.Version = version);

    private async Task RemoveAllergy(Guid allergy) => await Take(await Health.RemoveAllergy(await Current.Get(), Card.Id, allergy), _ => { });

    private async Task RemoveNote(Guid note) => await Take(await Health.RemoveNote(await Current.Get(), Card.Id, note), _ => { });

    private async Task NoneKnown() => await Take(await Health.NoAllergies(await Current.Get(), Card.Id), _ => { });

    private async Task Take(Outcome<ClientCard> outcome, Action<int> overwriteKnowingly)
    {
        (_problems, _told) = (Problems.None, null);
        switch (outcome)
        {
            case Outcome<ClientCard>.Done done:
                Stop();
                await Changed.InvokeAsync(done.Value);
                break;
            case Outcome<ClientCard>.Invalid invalid:
                _problems = new(invalid.Problems);
                break;
            case Outcome<ClientCard>.Conflict conflict:
                overwriteKnowingly(conflict.Version);
                _told = HealthText.Conflict;
                break;
            default:
                _told = outcome is Outcome<ClientCard>.NotFound ? ClientsText.Gone : ClientsText.NotAllowed;
                break;
        }
    }
}
