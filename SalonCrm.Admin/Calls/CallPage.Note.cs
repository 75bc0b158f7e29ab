using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Drafts;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Calls;

/// <summary>The note of a call: saved when asked, and by itself on leaving; what can't be saved waits as a draft.</summary>
public sealed partial class CallPage
{
    private CallNoteForm? _form;
    private Typing _kept;
    private CallView? _theirs;
    private Problems _problems = Problems.None;
    private bool _isBusy;
    private bool _isSaved;

    [Inject]
    private UnsavedForms Unsaved { get; set; } = default!;

    private string Draft => $"call/{Id}";

    /// <summary>Something stands in the form that is not kept yet.</summary>
    private bool IsTyped => _form is { } form && Typing.Of(form) != _kept;

    /// <summary>The form of a call that has become the person's own, with what was typed and not saved; none for a colleague's.</summary>
    private void Begin(CallView call)
    {
        if (!call.CanNote)
        {
            KeepDraft();
            ForgetForm();
        }
        else if (_form is null)
        {
            var form = New(call);
            (_form, _kept) = (Unsaved.Find(_account, Draft)?.Read<CallNoteForm>() ?? form, Typing.Of(form));
        }
        else if (!IsTyped && _form.Version != call.Version)
        {
            // Somebody else noted something, and nothing is being typed here.
            ForgetForm();
            Begin(call);
        }
    }

    private static CallNoteForm New(CallView call) => new() { Id = call.Id, Version = call.Version, Outcome = call.Outcome, Note = call.Note };

    private void ForgetForm() => (_form, _theirs, _problems, _isSaved, _kept) = (null, null, Problems.None, false, default);

    /// <summary>The form is never closed while the call is the person's own: a draft is taken up by itself.</summary>
    private Task GoOn(CallNoteForm form)
    {
        _form = form;
        return Task.CompletedTask;
    }

    private void KeepDraft()
    {
        if (IsTyped)
        {
            Unsaved.Keep(_account, Draft, JsonSerializer.Serialize(_form));
        }
    }

    private Task SaveNow() => Save();

    /// <summary>On leaving nothing holds the person up: what is refused now waits as a draft.</summary>
    private async Task KeepOnLeaving()
    {
        KeepDraft();
        await Save();
    }

    private Task KeepMine()
    {
        (_form!.Version, _theirs) = (_theirs!.Version, null);
        return Save();
    }

    private void TakeTheirs()
    {
        Unsaved.Drop(_account, Draft);
        var theirs = _theirs!;
        ForgetForm();
        Begin(theirs);
    }

    /// <summary>Whether nothing is left to be saved.</summary>
    private async Task<bool> Save()
    {
        if (!IsTyped)
        {
            return true;
        }

        if (_isBusy)
        {
            return false;
        }

        _isBusy = true;
        (_problems, _theirs) = (Problems.None, null);
        try
        {
            return await Save(_form!);
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task<bool> Save(CallNoteForm form)
    {
        var (actor, typed) = (await Current.Get(), Typing.Of(form));
        switch (await Calls.Note(actor, form))
        {
            case Outcome<Nothing>.Done:
                await Noted(form, typed);
                return true;
            case Outcome<Nothing>.Invalid invalid:
                _problems = new(invalid.Problems);
                return false;
            case Outcome<Nothing>.Conflict:
                _theirs = (await Calls.Get(actor, form.Id) as Outcome<CallView>.Done)?.Value;
                _told = _theirs is null ? CallsText.Gone : _told;
                return false;
            default:
                _told = CallsText.Gone;
                return false;
        }
    }

    private async Task Noted(CallNoteForm form, Typing typed)
    {
        (_kept, _isSaved) = (typed, true);
        if (!IsTyped)
        {
            Unsaved.Drop(_account, Draft);
        }

        if (await Calls.Get(await Current.Get(), form.Id) is Outcome<CallView>.Done { Value: var call } && ReferenceEquals(form, _form))
        {
            (_call, form.Version) = (call, call.Version);
            if (!IsTyped)
            {
                // Another form to whoever keeps drafts: this one is saved.
                _form = new() { Id = form.Id, Version = form.Version, Outcome = form.Outcome, Note = form.Note, PromiseId = form.PromiseId, Promise = form.Promise, PromiseDueOn = form.PromiseDueOn };
            }
        }

        if (form.Outcome == CallOutcome.Promised && !_isGone)
        {
            // The promise stands in the band now.
            await Open(_card?.Id);
        }
    }

    /// <summary>What can be typed into the form; the version is not.</summary>
    private readonly record struct Typing(CallOutcome? Outcome, string Note, string Promise, DateOnly? DueOn)
    {
        public static Typing Of(CallNoteForm form) => new(form.Outcome, form.Note ?? "", form.Promise ?? "", form.PromiseDueOn);
    }
}
