using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Access;

/// <summary>The network head makes, changes and disables accounts, and sees who may do what.</summary>
public sealed partial class AccountsPage
{
    private IReadOnlyList<AccountView>? _accounts;
    private NetworkView? _network;
    private AccountForm? _form;
    private Guid? _changing;
    private Guid? _me;
    private Problems _problems = Problems.None;
    private (string Name, string Address)? _link;
    private string? _refused;
    private string? _told;
    private Guid? _takingOff;
    private bool _needsFactor;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var actor = await Current.Get();
        _me = actor.AccountId;
        _network = (await Salons.View(actor) as Outcome<NetworkView>.Done)?.Value;
        await Read();
    }

    private async Task Read() => _accounts = (await Accounts.List(await Current.Get()) as Outcome<IReadOnlyList<AccountView>>.Done)?.Value ?? [];

    private string NameOf(Guid salon) => _network?.Salons.FirstOrDefault(s => s.Id == salon)?.Name ?? "";

    private void Add() => Begin(new AccountForm(), null);

    private void Change(AccountView account) => Begin(
        new AccountForm { DisplayName = account.DisplayName, Email = account.Email, Role = account.Role, Salons = [.. account.Salons], Disabled = account.Disabled },
        account.Id);

    private void Begin(AccountForm form, Guid? changing)
    {
        Forget();
        (_form, _changing, _problems) = (form, changing, Problems.None);
    }

    /// <summary>What was told of what was done before.</summary>
    private void Forget() => (_link, _refused, _told, _takingOff, _needsFactor) = (null, null, null, null, false);

    private void AskTakeOff(AccountView account)
    {
        Forget();
        (_form, _takingOff) = (null, account.Id);
    }

    private async Task TakenOff(AccountView account, bool isOff)
    {
        Forget();
        if (isOff)
        {
            await Read();
            _told = FieldTexts.Told(AccountsText.TakenOff, account.DisplayName);
        }
    }


    private async Task Keep()
    {
        if (_form is not { } form)
        {
            return;
        }

        (_problems, _refused, _needsFactor) = (Problems.None, null, false);
        var actor = await Current.Get();
        if (_changing is { } id)
        {
            await Take(await Accounts.Change(actor, id, form), _ => Task.CompletedTask);
        }
        else
        {
            await Take(await Accounts.Add(actor, form), made => MakeLink(made, form.DisplayName!));
        }
    }

    private async Task Take<T>(Outcome<T> outcome, Func<T, Task> next)
    {
        switch (outcome)
        {
            case Outcome<T>.Done done:
                _form = null;
                await Read();
                await next(done.Value);
                break;
            case Outcome<T>.SecondFactorNeeded:
                _needsFactor = true;
                break;
            case Outcome<T>.Invalid invalid:
                _problems = new(invalid.Problems);
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }

    private Task MakeLink(AccountView account) => MakeLink(account.Id, account.DisplayName);

    private async Task MakeLink(Guid account, string name)
    {
        Forget();
        switch (await Accounts.MakePasswordLink(await Current.Get(), account))
        {
            case Outcome<PasswordLink>.SecondFactorNeeded:
                _needsFactor = true;
                break;
            case Outcome<PasswordLink>.Done { Value: var link }:
                _link = (name, Navigation.ToAbsoluteUri($"Identity/Account/ResetPassword?account={link.AccountId}&code={link.Code}").ToString());
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }
}
