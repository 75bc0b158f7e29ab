using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Settings;

/// <summary>The network head adds fields to the card, names them, puts them in order and retires them.</summary>
public sealed partial class OwnFieldsPage
{
    private IReadOnlyList<OwnFieldView>? _fields;
    private OwnFieldForm? _form;
    private IReadOnlyList<FieldProblem> _problems = [];
    private string? _notice;
    private string? _refused;
    private bool _isBusy;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Take(await Fields.Definitions(await Current.Get()));

    private void Add() => Begin(new OwnFieldForm());

    private void Edit(OwnFieldView field) => Begin(field.Form());

    private void Begin(OwnFieldForm? form) => (_form, _problems, _notice, _refused) = (form, [], null, null);

    private void Stop() => Begin(null);

    private Task Save() => Do(actor => Fields.Save(actor, _form!));

    private Task Retire(OwnFieldView field) => Do(actor => Fields.Retire(actor, field.Id, !field.IsRetired));

    private Task Move(OwnFieldView field, int place) => Do(actor => Fields.Move(actor, field.Id, place));

    private async Task Do(Func<Actor, Task<Outcome<IReadOnlyList<OwnFieldView>>>> change)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _problems, _notice, _refused) = (true, [], null, null);
        try
        {
            Take(await change(await Current.Get()));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Take(Outcome<IReadOnlyList<OwnFieldView>> outcome)
    {
        switch (outcome)
        {
            case Outcome<IReadOnlyList<OwnFieldView>>.Done done:
                (_fields, _form) = (done.Value, null);
                break;
            case Outcome<IReadOnlyList<OwnFieldView>>.Invalid invalid:
                _problems = invalid.Problems;
                break;
            case Outcome<IReadOnlyList<OwnFieldView>>.Conflict conflict when _form is { } form:
                // Told once: saving again overwrites knowingly.
                (form.Version, _notice) = (conflict.Version, OwnFieldsText.Conflict);
                break;
            default:
                _refused = ClientsText.NotAllowed;
                break;
        }
    }
}
