using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Settings;

/// <summary>The telephone exchanges that announce calls, with their secrets and lines.</summary>
public sealed partial class TelephonyPage
{
    private Dictionary<Guid, ExchangeView> _views = [];
    private NetworkView? _network;
    private (ExchangeForm Form, string Secret)? _shown;

    [Inject]
    private TelephoneExchanges Exchanges { get; set; } = default!;

    [Inject]
    private Salons Salons { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override string Retiring => TelephonyText.Revoking;

    /// <inheritdoc />
    protected override async Task<IReadOnlyList<ExchangeForm>?> Read(Actor actor)
    {
        _network ??= (await Salons.View(actor) as Outcome<NetworkView>.Done)?.Value;
        if (await Exchanges.List(actor) is not Outcome<IReadOnlyList<ExchangeView>>.Done { Value: var all } || _network is null)
        {
            return null;
        }

        _views = all.ToDictionary(v => v.Form.Id);
        return [.. all.Select(v => v.Form)];
    }

    /// <inheritdoc />
    protected override async Task<Outcome<Nothing>> Save(Actor actor, ExchangeForm form)
    {
        var outcome = await Exchanges.Save(actor, form);
        if (outcome is Outcome<string?>.Done { Value: { } secret })
        {
            _shown = (form, secret);
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
    protected override string NameOf(ExchangeForm form) => form.Name ?? "";

    private void Begin()
    {
        _shown = null;
        Open(new() { Lines = [new() { SalonId = _network!.Salons.FirstOrDefault(s => !s.IsClosed)?.Id ?? default }] });
    }

    private async Task NewSecret(ExchangeView view)
    {
        _shown = null;
        var outcome = await Exchanges.NewSecret(await Actor(), view.Form.Id, view.Form.Version);
        await Load();
        if (outcome is Outcome<string>.Done { Value: var secret })
        {
            _shown = (view.Form, secret);
        }
        else
        {
            Refuse(outcome is Outcome<string>.Conflict ? TelephonyText.ChangedAlready : outcome is Outcome<string>.NotFound ? ClientsText.Gone : ClientsText.NotAllowed);
        }
    }

    private async Task Assign(ExchangeForm form, ExchangeLineForm line)
    {
        var outcome = await Exchanges.Assign(await Actor(), form.Id, line.Line!, line.SalonId);
        await Load();
        if (outcome is not Outcome<Nothing>.Done)
        {
            Refuse(outcome is Outcome<Nothing>.Invalid { Problems: [var problem, ..] } ? FieldTexts.Of(problem.Problem) : ClientsText.NotAllowed);
        }
    }
}
