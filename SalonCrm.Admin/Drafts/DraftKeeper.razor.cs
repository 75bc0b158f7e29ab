using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace SalonCrm.Admin.Drafts;

/// <summary>
/// Stands around a form, open or not. A form that closes was saved or cancelled and leaves no draft; a form that goes
/// with its page (a lost circuit, a closed tab) leaves one.
/// </summary>
public sealed partial class DraftKeeper<TForm>
{
    private TForm? _open;
    private string? _first;
    private Unsaved? _unsaved;
    private DateTimeOffset? _keptAt;
    private Guid? _account;
    private bool _isGone;

    /// <summary>The form while it is open; null while it is not.</summary>
    [Parameter]
    public TForm? Form { get; set; }

    /// <summary>Names the form: the client and the section.</summary>
    [Parameter, EditorRequired]
    public string Place { get; set; } = "";

    /// <summary>Called with what was typed, to open the form with it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<TForm> Continue { get; set; }

    /// <summary>The form.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc />
    public void Dispose() => _isGone = true;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _account = (await Current.Get()).AccountId;
        _unsaved = _account is { } account ? Forms.Find(account, Place) : null;
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Form, _open))
        {
            return;
        }

        if (Form is null)
        {
            Forget();
        }

        (_open, _first, _keptAt) = (Form, Form is null ? null : JsonSerializer.Serialize(Form), null);
    }

    private void Keep()
    {
        // The click that closes the form comes here too, after the form is gone.
        if (_isGone || Form is null || _account is not { } account || JsonSerializer.Serialize(Form) is var typed && typed == _first && _keptAt is null)
        {
            return;
        }

        Forms.Keep(account, Place, typed);
        _keptAt = Forms.Find(account, Place)?.At;
    }

    private async Task GoOn()
    {
        var form = _unsaved?.Read<TForm>();
        _unsaved = null;
        if (form is null)
        {
            Forget();
            return;
        }

        await Continue.InvokeAsync(form);
    }

    private void Discard() => Forget();

    private void Forget()
    {
        _unsaved = null;
        if (_account is { } account)
        {
            Forms.Drop(account, Place);
        }
    }
}
