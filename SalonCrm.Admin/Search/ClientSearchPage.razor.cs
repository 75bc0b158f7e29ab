using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.FollowUps;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Admin.Search;

/// <summary>The box is the page: results while typing, arrows and Enter, a new guest where nobody is found.</summary>
public sealed partial class ClientSearchPage
{
    /// <summary>How long the typing must rest before it is searched for.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    private readonly KeptDay _day = new();
    private ElementReference _box;
    private CancellationTokenSource _typing = new();
    private string _text = "";
    private string _answered = "";
    private SearchResult? _result;
    private bool _failed;
    private bool _hasLeft;
    private bool _opensFirst;
    private bool _asCall;
    private int _chosen = -1;
    private NewClientDraft? _adding;

    /// <inheritdoc />
    public void Dispose()
    {
        _hasLeft = true;
        _typing.Cancel();
        _typing.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _box.FocusAsync();
        }
    }

    /// <summary>Whom the page lists: nobody while a form stands in their place.</summary>
    private IReadOnlyList<ClientHit> Listed => _adding is null && _result is { } result ? result.Hits : [];

    private string NewGuestText =>
        _result?.Phone is { } phone ? Told(SearchText.NewGuestWithPhone, phone.International) : SearchText.NewGuest;

    private static string Told(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    private string Told() => this switch
    {
        { _failed: true } => SearchText.Failed,
        { _result: null } => SearchText.HowTo,
        { _result.TooShort: true } => SearchText.TooShort,
        { _result.Hits.Count: 0 } => SearchText.Nobody,
        { _result.HasMore: true } => Told(SearchText.HasMore, ClientSearch.MostHits),
        _ => Told(SearchText.Found, _result.Hits.Count),
    };

    private async Task Typed(ChangeEventArgs change)
    {
        if (_hasLeft)
        {
            // A key that was on its way when the page was left.
            return;
        }

        _text = change.Value as string ?? "";
        _adding = null;
        _opensFirst = false;
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = new();
        var asked = _typing.Token;
        try
        {
            await Task.Delay(Rest, asked);
            await Answer(_text, asked);
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // Typed on: the answer to the former text is not wanted any more.
        }
    }

    private async Task Answer(string text, CancellationToken asked)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            (_result, _chosen, _failed) = (null, -1, false);
            return;
        }

        var outcome = await Search.Find(await Current.Get(), text, asked);
        asked.ThrowIfCancellationRequested();
        _failed = outcome is not Outcome<SearchResult>.Done;
        _result = (outcome as Outcome<SearchResult>.Done)?.Value;
        _answered = text;
        _chosen = _result is { Hits.Count: > 0 } ? 0 : -1;
        if (_opensFirst)
        {
            await OpenChosen();
        }
    }

    private async Task KeyPressed(KeyboardEventArgs key)
    {
        var count = Listed.Count;
        switch (key.Key)
        {
            case "ArrowDown" when count > 0:
                _chosen = (_chosen + 1) % count;
                break;
            case "ArrowUp" when count > 0:
                _chosen = (_chosen + count - 1) % count;
                break;
            case "Enter" when _adding is not null:
                break;
            case "Enter" when _text == _answered:
                _asCall = key.ShiftKey;
                await OpenChosen();
                break;
            case "Enter":
                // The answer is still under way: the best hit opens when it comes.
                (_opensFirst, _asCall) = (true, key.ShiftKey);
                break;
        }
    }

    private async Task OpenChosen()
    {
        if (_chosen < 0 || _chosen >= Listed.Count)
        {
            return;
        }

        var client = Listed[_chosen].Id;
        if (_asCall && (await Current.Get()).Role.Allows(Permission.TakeCalls))
        {
            Navigation.NavigateTo($"/call?client={client}");
        }
        else
        {
            Open(client);
        }
    }

    private void Open(Guid client) => Navigation.NavigateTo($"/clients/{client}");

    private void Add(bool isGuest) => _adding = NewClientDraft.From(_text, _result?.Phone, isGuest);

    private void Book()
    {
        Carried.Put(_text);
        Navigation.NavigateTo("/book");
    }

    private async Task StopAdding()
    {
        _adding = null;
        await _box.FocusAsync();
    }
}
