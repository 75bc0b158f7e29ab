using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.Guests;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Visits;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Whatever is done to cards through the portal, in whatever order: every roster and inventory fits its rows, and the trail knows every version.</summary>
public sealed class RosterProperties(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private readonly List<Guid> _cards = [];
    private readonly List<Guid> _merges = [];
    private int _merged;

    public static TheoryData<int> Seeds => [1, 2, Random.Shared.Next()];

    private SomeNetwork Network => shared.Network;

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task No_series_of_operations_makes_a_card_look_altered(int seed)
    {
        var random = new Random(seed);
        Func<Random, Task>[] operations = [Create, Import, Edit, Allergy, LessAllergy, Note, LessNote, Confirm, Book, OwnPage, Visit, Mark, Consent, Promise, GiftCard, Merge, Unmerge];
        for (var step = 0; step < 60; step++)
        {
            await (_cards.Count < 3 ? Create(random) : step % 20 == 19 ? Merge(random) : operations[random.Next(operations.Length)](random));
            await AllAreWhole();
        }

        Assert.True(_merged > 0);
    }

    [Fact]
    public void Phones_allergies_and_health_notes_are_on_the_roster()
    {
        using var db = Network.Db();
        var rostered = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IRostered)));
        Assert.Equal([nameof(Data.Health.Allergy), nameof(ClientPhone), nameof(HealthNote)], rostered.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    private async Task AllAreWhole()
    {
        foreach (var id in _cards)
        {
            Assert.Empty((await Network.Card(id)).Alterations);
        }

        await using var db = Network.Db();
        foreach (var client in await db.Clients.AsNoTracking().Where(c => _cards.Contains(c.Id)).Select(c => new { c.Id, c.Version, Seal = EF.Property<byte[]>(c, RowSeal.Column), c.Roster }).ToListAsync())
        {
            Assert.NotNull(client.Roster);
            var told = await db.Trail.Where(t => t.ObjectId == client.Id && t.ObjectSeal != null).OrderByDescending(t => t.Seq).Select(t => new { t.ObjectVersion, t.ObjectSeal }).FirstAsync();
            Assert.Equal(client.Version, told.ObjectVersion);
            Assert.Equal(client.Seal, told.ObjectSeal);
        }
    }

    private Guid Any(Random random) => _cards[random.Next(_cards.Count)];

    private async Task Create(Random random)
    {
        var form = shared.Form();
        form.ConsentsToHealthData = true;
        if (random.Next(2) == 0)
        {
            (form.AllergyState, form.Allergies) = (AllergyState.Listed, ["латекс"]);
        }

        _cards.Add((await Network.Cards.Create(Network.Manager, form)).Expect());
    }

    private async Task Import(Random random)
    {
        var known = (await Network.Card(Any(random))).Phones is [{ Text: { } first }, ..] ? first : shared.Phone();
        var file = $"Имя;Телефон;Телефон 2\nМария Иванова;{known};{shared.Phone()}\nВера Новая;{shared.Phone()};\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        (await Network.Services.GetRequiredService<ContactImport>().Run(Network.Manager, stream, "a.csv", Network.Salon, _ => ValueTask.CompletedTask)).Expect();
    }

    private async Task Edit(Random random)
    {
        var form = (await Network.Card(Any(random))).Form!;
        form.Comment = random.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        form.Phones = [.. form.Phones.Where(_ => random.Next(3) > 0), new() { Text = shared.Phone() }];
        form.Phones = [.. form.Phones.Take(5)];
        (await Network.Cards.Edit(Network.Manager, form)).Expect();
    }

    private Task Allergy(Random random) => Network.Allergic(Any(random), $"вещество {random.Next(5)}", "сыпь", (Severity)random.Next(4));

    private async Task LessAllergy(Random random)
    {
        var card = await Network.Card(Any(random));
        foreach (var allergy in card.AllergyDetails.Take(1))
        {
            (await Network.Health().RemoveAllergy(Network.Manager, card.Id, allergy.Form.Id)).Expect();
        }
    }

    private async Task Note(Random random) =>
        (await Network.Health().SaveNote(Network.Manager, new() { ClientId = Any(random), Text = $"тремор {random.Next(9)}", Kind = HealthNoteKind.PhysicalFeature })).Expect();

    private async Task LessNote(Random random)
    {
        var card = await Network.Card(Any(random));
        foreach (var note in card.HealthNotes.Take(1))
        {
            (await Network.Health().RemoveNote(Network.Manager, card.Id, note.Form.Id)).Expect();
        }
    }

    private async Task Confirm(Random random) => (await Network.Cards.Confirm(Network.Manager, Any(random))).Expect();

    private async Task Book(Random random)
    {
        var phone = random.Next(2) == 0 ? shared.Phone() : (await Network.Card(Any(random))).Phones[0].Text!;
        Assert.IsNotType<Outcome<BookingTaken>.Invalid>(await Network.Bookings().Take(Network.Staff, Network.Booking("Мария", phone)));
    }

    private async Task OwnPage(Random random)
    {
        var guest = await Network.Enters(Any(random));
        await guest.Sends(form => form.Said[Field.Email] = $"own{random.Next()}@mail.example");
    }

    private async Task Visit(Random random)
    {
        var (client, day) = (Any(random), SomeVisits.Day.AddDays(-random.Next(5)));
        var kept = (await Network.Visits().List(Network.Manager, client)).Expect().Visits.FirstOrDefault(v => v.On == day)?.Form ?? Network.Visit(client, day);
        kept.Services = [.. kept.Services.Where(_ => random.Next(3) > 0), new() { Name = $"Стрижка {random.Next(9)}", Price = random.Next(9) * 100 }];
        kept.Services[0].Price = random.Next(9) * 100;
        (await Network.Visits().Save(Network.Manager, kept)).Expect();
    }

    private async Task Mark(Random random)
    {
        foreach (var visit in (await Network.Visits().List(Network.Manager, Any(random))).Expect().Visits.Take(1))
        {
            (await Network.Visits().Mark(Network.Staff, visit.Id, visit.Version, random.Next(2) == 0 ? VisitState.Done : VisitState.Cancelled)).Expect();
        }
    }

    private async Task Consent(Random random)
    {
        var (consents, client) = (Network.Services.GetRequiredService<ClientConsents>(), Any(random));
        (await consents.Give(Network.Staff, new() { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 })).Expect();
        if (random.Next(2) == 0)
        {
            (await consents.Withdraw(Network.Staff, client, ConsentPurpose.Photos)).Expect();
        }
    }

    private async Task Promise(Random random) =>
        (await Network.Services.GetRequiredService<Promises>().Make(Network.Manager, new() { ClientId = Any(random), Text = "узнать о краске" })).Expect();

    private async Task GiftCard(Random random)
    {
        var cards = Network.Services.GetRequiredService<ClientGiftCards>();
        var sold = (await cards.Sell(Network.Manager, new() { ClientId = Any(random), SalonId = Network.Salon, Amount = 1000 })).Expect();
        (await cards.Redeem(Network.Manager, new() { ClientId = Any(random), GiftCardId = sold.Id, SalonId = Network.Salon, Amount = 100 })).Expect();
    }

    private async Task Merge(Random random)
    {
        var one = Any(random);
        var other = _cards.Where(c => c != one).ElementAt(random.Next(_cards.Count - 1));
        _merges.Add(await Network.Merge(one, other));
        _cards.Remove(other);
        _merged++;
    }

    private async Task Unmerge(Random random)
    {
        if (_merges.Count > 0 && await Network.Merges().Undo(Network.Manager, _merges[^1]) is Outcome<MergeUndoing>.Done)
        {
            await using var db = Network.Db();
            var merge = _merges[^1];
            _merges.RemoveAt(_merges.Count - 1);
            _cards.Add(await db.Merges.Where(m => m.Id == merge).Select(m => m.MergedId).SingleAsync());
        }
    }
}
