using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Guests;

/// <summary>Takes a booking by phone: the number first, and whoever has it stands beside the form with the hints.</summary>
public sealed partial class BookingPage
{
    private ElementReference _first;
    private NetworkView? _network;
    private BookingForm? _form;
    private PhoneOwners? _owners;
    private ClientCard? _card;
    private CardEntries? _entries;
    private Guid? _fixed;
    private BookingTaken? _taken;
    private string? _told;
    private string? _refused;
    private Problems _problems = Problems.None;
    private bool _isBusy;
    private bool _focuses;

    /// <summary>Who books, where the form was opened from a card.</summary>
    [SupplyParameterFromQuery(Name = "client")]
    public Guid? Client { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _network = (await Salons.View(await Current.Get()) as Outcome<NetworkView>.Done)?.Value;
        if (_network is null)
        {
            _refused = ClientsText.NotAllowed;
            return;
        }

        await Start(Client);
        if (Carried.Take() is { } number)
        {
            await Recognise(number);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focuses && _form is not null && _fixed is null)
        {
            _focuses = false;
            await _first.FocusAsync();
        }
    }

    private async Task Start(Guid? client)
    {
        (_form, _owners, _card, _problems, _refused, _focuses) = (new() { SalonId = _network!.Home?.Id ?? default }, null, null, Problems.None, null, true);
        _fixed = client;
        if (client is { } known)
        {
            _form.ClientId = known;
            await Open(known);
        }
    }

    private Task StartAnew()
    {
        _taken = null;
        return Start(null);
    }

    private async Task GoOn(BookingForm form)
    {
        (_form, _taken) = (form, null);
        if (form.Phone is null && form.ClientId is { } client)
        {
            _fixed = client;
            await Open(client);
        }
        else
        {
            var (chosen, isNew) = (form.ClientId, form.IsSomeoneNew);
            await Recognise(form.Phone);
            if (isNew)
            {
                ChooseNew();
            }
            else if (chosen is { } who && who != _form.ClientId)
            {
                await Choose(who);
            }
        }
    }

    private Task Typed(ChangeEventArgs change) => Recognise(change.Value as string);

    private async Task Recognise(string? text)
    {
        var form = _form!;
        (form.Phone, form.ClientId, form.IsSomeoneNew, _owners, _card) = (text, null, false, null, null);
        if (!PhoneNumber.TryParse(text, Home(form), out _, out _))
        {
            // Nothing is asked of the door before the number is one.
            return;
        }

        if (await Bookings.Recognise(await Current.Get(), form.SalonId, text) is Outcome<PhoneOwners>.Done { Value: var owners } && form.Phone == text)
        {
            _owners = owners;
            if (owners.Clients is [var only])
            {
                await Choose(only.Id);
            }
        }
    }

    private Country? Home(BookingForm form) => Country.Find(_network!.Salons.FirstOrDefault(s => s.Id == form.SalonId)?.CountryCode);

    private Task Choose(Guid client)
    {
        (_form!.ClientId, _form.IsSomeoneNew) = (client, false);
        return Open(client);
    }

    private void ChooseNew() => (_form!.ClientId, _form.IsSomeoneNew, _card) = (null, true, null);

    private async Task Open(Guid client)
    {
        var card = (await Cards.Open(await Current.Get(), client) as Outcome<ClientCard>.Done)?.Value;
        if (_form?.ClientId == client || _taken?.ClientId == client)
        {
            (_card, _entries) = (card, card?.Entries);
        }
    }

    /// <summary>What changes the band leaves the visits as they are.</summary>
    private void Take(ClientCard card) => (_card, _entries) = (card, card.Entries ?? _entries);

    private Task Reread() => _card is { } card ? Open(card.Id) : Task.CompletedTask;

    private async Task Keep()
    {
        if (_isBusy || _form is not { } form)
        {
            return;
        }

        _isBusy = true;
        (_problems, _refused) = (Problems.None, null);
        try
        {
            switch (await Bookings.Take(await Current.Get(), form))
            {
                case Outcome<BookingTaken>.Done done:
                    _told = Told(form);
                    (_taken, _form) = (done.Value, null);

                    // The card stays beside it: what is missing can still be asked while the client is there.
                    await Open(done.Value.ClientId);
                    break;
                case Outcome<BookingTaken>.Invalid invalid:
                    _problems = new(invalid.Problems);
                    break;
                case Outcome<BookingTaken>.NotFound:
                    _refused = ClientsText.Gone;
                    break;
                default:
                    _refused = ClientsText.NotAllowed;
                    break;
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private string Told(BookingForm form)
    {
        string?[] parts =
        [
            form.Name ?? _card?.Name.Full,
            form.On is { } day ? FieldTexts.Day(day) : null,
            form.At?.ToString("t", System.Globalization.CultureInfo.CurrentCulture),
            _network!.Salons.FirstOrDefault(s => s.Id == form.SalonId)?.Name,
            form.Service,
        ];
        return string.Join(" · ", parts.OfType<string>().Where(p => p.Length > 0));
    }
}
