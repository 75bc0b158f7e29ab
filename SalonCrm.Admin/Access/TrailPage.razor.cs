using Microsoft.AspNetCore.Components;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Access;

/// <summary>The trail: by client, by person, by time.</summary>
public partial class TrailPage
{
    /// <summary>How far back it reaches while nothing narrows it down.</summary>
    private const int UsualDays = 30;

    private IReadOnlyList<TrailPerson> _people = [];
    private List<TrailLine>? _lines;
    private Guid? _person;
    private Guid? _client;
    private ClientHit? _of;
    private TrailGroup? _group;
    private DateOnly? _from;
    private DateOnly? _to;
    private int? _card;
    private string? _address;
    private (Guid?, Guid?)? _asked;
    private bool _hasMore;
    private bool _isNoCard;
    private bool _isBusy;
    private bool _refused;

    /// <summary>Whose card.</summary>
    [SupplyParameterFromQuery(Name = "client")]
    public Guid? Client { get; set; }

    /// <summary>Who.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    public Guid? Person { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _people = (await Trail.People(await Current.Get()) as Outcome<IReadOnlyList<TrailPerson>>.Done)?.Value ?? [];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_asked == (Client, Person))
        {
            return;
        }

        _asked = (Client, Person);
        (_client, _person, _card) = (Client, Person, null);
        _from = Client is null && Person is null ? DateOnly.FromDateTime(Time.GetLocalNow().DateTime).AddDays(-UsualDays) : null;
        await Read(before: null);
    }

    private Task Show()
    {
        _client = _card is null ? Client : null;
        return Read(before: null);
    }

    private Task ReadMore() => Read(_lines?[^1].Seq);

    private async Task Read(long? before)
    {
        _isBusy = true;
        var query = new TrailQuery
        {
            Client = _client,
            CardNumber = _client is null ? _card : null,
            Account = _person,
            Group = _group,
            From = _from is { } from ? Begin(from) : null,
            To = _to is { } to ? Begin(to.AddDays(1)) : null,
            Address = _address?.Trim(),
            Before = before,
        };
        var outcome = await Trail.Read(await Current.Get(), query);
        (_isBusy, _isNoCard, _refused) = (false, outcome is Outcome<TrailLines>.NotFound, outcome is Outcome<TrailLines>.NotAllowed);
        var page = (outcome as Outcome<TrailLines>.Done)?.Value;
        if (before is null || _lines is null)
        {
            _lines = [];
        }

        _lines.AddRange(page?.Lines ?? []);
        (_hasMore, _of, _client) = (page?.HasMore ?? false, page?.Of, page?.Of?.Id ?? _client);
    }

    /// <summary>The day's first moment by the clock of this machine, which all moments on screen follow.</summary>
    private DateTimeOffset Begin(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new(local, Time.LocalTimeZone.GetUtcOffset(local));
    }
}
