using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Settings;

/// <summary>The sites and apps that may book, with their keys.</summary>
public sealed partial class IntegrationsPage
{
    private Dictionary<Guid, IntegrationView> _views = [];
    private NetworkView? _network;
    private (string Name, string Key)? _shown;
    private bool _tells;
    private string? _told;

    [Inject]
    private Integrations Integrations { get; set; } = default!;

    [Inject]
    private Salons Salons { get; set; } = default!;

    /// <inheritdoc />
    protected override string Retiring => IntegrationsText.Revoking;

    /// <inheritdoc />
    protected override async Task<IReadOnlyList<IntegrationForm>?> Read(Actor actor)
    {
        _network ??= (await Salons.View(actor) as Outcome<NetworkView>.Done)?.Value;
        if (await Integrations.List(actor) is not Outcome<IntegrationList>.Done { Value: var list } || _network is null)
        {
            return null;
        }

        (_views, _tells) = (list.All.ToDictionary(v => v.Form.Id), list.TellsKnownNumbers);
        return [.. list.All.Select(v => v.Form)];
    }

    /// <inheritdoc />
    protected override async Task<Outcome<Nothing>> Save(Actor actor, IntegrationForm form)
    {
        var outcome = await Integrations.Save(actor, form);
        if (outcome is Outcome<string?>.Done { Value: { } key })
        {
            _shown = (form.Name!, key);
        }

        return outcome switch
        {
            Outcome<string?>.Done => new Outcome<Nothing>.Done(default),
            Outcome<string?>.Invalid invalid => new Outcome<Nothing>.Invalid(invalid.Problems),
            Outcome<string?>.Conflict conflict => new Outcome<Nothing>.Conflict(conflict.Version, conflict.Changes),
            Outcome<string?>.NotFound => new Outcome<Nothing>.NotFound(),
            _ => new Outcome<Nothing>.NotAllowed(),
        };
    }

    /// <inheritdoc />
    protected override string NameOf(IntegrationForm form) => form.Name ?? "";

    private void Begin(IntegrationForm form)
    {
        (_shown, _told) = (null, null);
        Open(form);
    }

    private async Task Rotate(IntegrationView view)
    {
        (_shown, _told) = (null, null);
        var outcome = await Integrations.Rotate(await Actor(), view.Form.Id, view.Form.Version);
        await Load();
        if (outcome is Outcome<string>.Done { Value: var key })
        {
            _shown = (view.Form.Name!, key);
        }
        else
        {
            Refuse(outcome is Outcome<string>.Conflict ? IntegrationsText.RotatedAlready : outcome is Outcome<string>.NotFound ? ClientsText.Gone : ClientsText.NotAllowed);
        }
    }

    private async Task Tell(bool tells)
    {
        if (await Integrations.TellKnownNumbers(await Actor(), tells) is Outcome<bool>.Done { Value: var now })
        {
            (_tells, _told) = (now, now ? IntegrationsText.Tells : IntegrationsText.TellsNot);
        }
        else
        {
            Refuse(ClientsText.NotAllowed);
        }
    }

    private string SalonsOf(IntegrationForm form) => form.Salons.Count == 0
        ? IntegrationsText.AllSalons
        : string.Join(", ", _network!.Salons.Where(s => form.Salons.Contains(s.Id)).Select(s => s.Name));
}
