using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace SalonCrm.Admin.Import;

/// <summary>
/// A file input that can't be used before somebody listens to it. The browser shows the plain one before the circuit has
/// asked for its changes; a file chosen in between stands there by name and is not known to the page.
/// </summary>
public sealed class FileChoice : InputFile
{
    private bool _isHeard;

    /// <summary>The input is out of use, for a reason of the page's own.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Show();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            _isHeard = true;
            Show();
            StateHasChanged();
        }
    }

    private void Show() => AdditionalAttributes = new Dictionary<string, object>(AdditionalAttributes ?? new Dictionary<string, object>())
    {
        ["disabled"] = Disabled || !_isHeard,
    };
}
