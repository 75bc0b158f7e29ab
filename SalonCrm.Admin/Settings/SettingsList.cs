using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Admin.Storage;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Settings;

/// <summary>A list of what the network sets up, changed in place: one form at a time, retired with an undo instead of a question.</summary>
public abstract class SettingsList<TForm> : PortalComponent
    where TForm : NetworkPartForm
{
    /// <summary>What is set up; null while it is being read.</summary>
    protected IReadOnlyList<TForm>? Parts { get; private set; }

    /// <summary>What is typed; null while nothing is.</summary>
    protected TForm? Draft { get; private set; }

    /// <summary>What is wrong with it.</summary>
    protected Problems Problems { get; private set; } = Problems.None;

    /// <summary>Why it was not kept, where no field is to blame.</summary>
    protected string? Notice { get; private set; }

    /// <summary>What was done last.</summary>
    protected string? Told { get; private set; }

    /// <summary>Why nothing was done, while no form is open.</summary>
    protected string? Refused { get; private set; }

    /// <summary>What was retired last, for the undo.</summary>
    protected Guid? Undoable { get; private set; }

    /// <summary>It is being saved.</summary>
    protected bool IsBusy { get; private set; }

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <summary>Reads what is set up; null where that is refused.</summary>
    protected abstract Task<IReadOnlyList<TForm>?> Read(Actor actor);

    /// <summary>Keeps a form.</summary>
    protected abstract Task<Outcome<Nothing>> Save(Actor actor, TForm form);

    /// <summary>What people call it.</summary>
    protected abstract string NameOf(TForm form);

    /// <summary>What is told when it is retired.</summary>
    protected virtual string Retiring => SettingsText.Retiring;

    /// <summary>Something was kept.</summary>
    protected virtual Task Kept() => Task.CompletedTask;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => Load();

    /// <summary>Who does it.</summary>
    protected Task<Actor> Actor() => Current.Get();

    /// <summary>Tells why nothing was done.</summary>
    protected void Refuse(string why) => (Told, Refused, Undoable) = (null, why, null);

    /// <summary>Opens the form of something new or of what is there.</summary>
    protected void Open(TForm form) => (Draft, Problems, Notice, Told, Refused, Undoable) = (form, Problems.None, null, null, null, null);

    /// <summary>Closes the form; what was typed into it is forgotten.</summary>
    protected async Task Load()
    {
        (Draft, Problems, Notice) = (default, Problems.None, null);
        Parts = await Read(await Current.Get());
        Refused = Parts is null ? ClientsText.NotAllowed : null;
    }

    /// <summary>Keeps the open form.</summary>
    protected async Task Keep()
    {
        if (Draft is { } form && await Done(form))
        {
            Told = FieldTexts.Told(SettingsText.Saved, NameOf(form));
        }
    }

    /// <summary>Retires or brings back.</summary>
    protected async Task SetRetired(TForm form, bool isRetired)
    {
        form.IsRetired = isRetired;
        if (await Done(form))
        {
            Undoable = isRetired ? form.Id : null;
            Told = FieldTexts.Told(isRetired ? Retiring : SettingsText.Saved, NameOf(form));
        }
        else
        {
            var refused = Notice ?? Problems.Told;
            await Load();
            Refused = refused;
        }
    }

    /// <summary>Brings back what was retired last.</summary>
    protected Task Undo() =>
        Parts?.FirstOrDefault(p => p.Id == Undoable) is { } form ? SetRetired(form, isRetired: false) : Task.CompletedTask;

    private async Task<bool> Done(TForm form)
    {
        if (IsBusy)
        {
            return false;
        }

        (IsBusy, Problems, Notice, Told, Refused, Undoable) = (true, Problems.None, null, null, null, null);
        try
        {
            switch (await Save(await Current.Get(), form))
            {
                case Outcome<Nothing>.Done:
                    await Load();
                    await Kept();
                    return true;
                case Outcome<Nothing>.Invalid invalid:
                    Problems = new(invalid.Problems);
                    break;
                case Outcome<Nothing>.Conflict conflict:
                    // Told once: saving again overwrites knowingly.
                    (form.Version, Notice) = (conflict.Version, SettingsText.Conflict);
                    break;
                case Outcome<Nothing>.NotFound:
                    Notice = ClientsText.Gone;
                    break;
                default:
                    Notice = ClientsText.NotAllowed;
                    break;
            }

            return false;
        }
        finally
        {
            IsBusy = false;
        }
    }
}
