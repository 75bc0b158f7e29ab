using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.Guests;
using SalonCrm.Data.Tests.OwnFields;
using SalonCrm.Data.Tests.Photos;
using SalonCrm.Data.Tests.Treatments;
using SalonCrm.Data.Tests.Visits;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>Cards that are one person's, merged and taken apart.</summary>
internal static partial class SomeMerges
{
    private static readonly JsonSerializerOptions Spelling = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Merges Merges(this SomeNetwork network) => network.Services.GetRequiredService<Merges>();

    public static ClientHealth Health(this SomeNetwork network) => network.Services.GetRequiredService<ClientHealth>();

    public static ClientGiftCards GiftCards(this SomeNetwork network) => network.Services.GetRequiredService<ClientGiftCards>();

    public static ClientConsents ConsentsOf(this SomeNetwork network) => network.Services.GetRequiredService<ClientConsents>();

    /// <summary>The merges as they are on another day.</summary>
    public static Merges MergesAt(this SomeNetwork network, DateTimeOffset moment) => new(network.DoorAt(moment));

    public static Door DoorAt(this SomeNetwork network, DateTimeOffset moment) =>
        new(network.Services.GetRequiredService<IDbContextFactory<SalonDb>>(), network.Services.GetRequiredService<Trail>(), new At(moment));

    public static async Task<MergeForm> MergeForm(this SomeNetwork network, Guid survivor, Guid merged) => new()
    {
        SurvivorId = survivor,
        SurvivorVersion = (await network.Card(survivor)).Version,
        MergedId = merged,
        MergedVersion = (await network.Card(merged)).Version,
    };

    /// <summary>Merges with what is preset, but for the choices.</summary>
    public static async Task<Guid> Merge(this SomeNetwork network, Guid survivor, Guid merged, params (Field Field, MergeSide Side)[] choices)
    {
        var form = await network.MergeForm(survivor, merged);
        form.Choices = choices.ToDictionary(c => c.Field, c => c.Side);
        return (await network.Merges().Merge(network.Manager, form)).Expect().Merge;
    }

    public static async Task<MergeUndoing> Undo(this SomeNetwork network, Guid merge) => (await network.Merges().Undo(network.Manager, merge)).Expect();

    public static async Task Give(this SomeNetwork network, Guid client, ConsentPurpose purpose) =>
        (await network.ConsentsOf().Give(network.Manager, new() { ClientId = client, Purpose = purpose, TextVersion = 1, Channel = ConsentChannel.Paper })).Expect();

    public static async Task Withdraw(this SomeNetwork network, Guid client, ConsentPurpose purpose) =>
        (await network.ConsentsOf().Withdraw(network.Manager, client, purpose)).Expect();

    public static async Task<ConsentStanding> Standing(this SomeNetwork network, Guid client, ConsentPurpose purpose) =>
        (await network.ConsentsOf().Of(network.Manager, client)).Expect().Single(s => s.Purpose == purpose).Standing;

    public static async Task<Guid> Allergic(this SomeNetwork network, Guid client, string substance, string? reaction = null, Severity severity = Severity.Unknown)
    {
        var form = new AllergyForm { ClientId = client, Substance = substance, Reaction = reaction, Severity = severity };
        (await network.Health().SaveAllergy(network.Manager, form)).Expect();
        return form.Id;
    }

    public static async Task<Guid> Note(this SomeNetwork network, Guid client, string text)
    {
        var form = new SpecialistNoteForm { ClientId = client, Day = SomeEntries.Today, Text = text };
        (await network.Notes().Save(network.Manager, form)).Expect();
        return form.Id;
    }

    /// <summary>A client with something of every kind that can belong to one.</summary>
    public static async Task<Guid> Full(this SomeNetwork network, string name, string phone)
    {
        var form = network.Form(name, "Иванова", phone);
        (form.Email, form.Comment, form.Tags, form.BirthDate) = ($"{Guid.NewGuid():N}@mail.example", $"О {name}", [name, "VIP"], new(1985, 4, 12));
        var client = (await network.Cards.Create(network.Manager, form)).Expect();
        await network.Give(client, ConsentPurpose.HealthData);
        await network.Give(client, ConsentPurpose.Photos);
        await network.Allergic(client, $"Аммиак {name}", "сыпь", Severity.Moderate);
        (await network.Health().SaveNote(network.Manager, new() { ClientId = client, Text = "тремор", Kind = HealthNoteKind.PhysicalFeature })).Expect();
        var visit = (await network.Visits().Save(network.Manager, network.Visit(client, SomeVisits.Day))).Expect();
        (await network.Add(new() { ClientId = client, VisitId = visit.Id })).Expect();
        await network.Note(client, $"Сухая кожа {name}");
        (await network.PatchTests().Save(network.Manager, new() { ClientId = client, Day = SomeEntries.Today, Substance = "Хна" })).Expect();
        (await network.Surveys().Save(network.Manager, new() { ClientId = client, Day = SomeEntries.Today, Name = "Кожа", Score = 3, OutOf = 5 })).Expect();
        (await network.Recommendations().Save(network.Manager, new() { ClientId = client, Day = SomeEntries.Today, Text = "Маска" })).Expect();
        (await network.Services.GetRequiredService<Promises>().Make(network.Manager, new() { ClientId = client, Text = "узнать о краске" })).Expect();
        var card = (await network.GiftCards().Sell(network.Manager, new() { ClientId = client, SalonId = network.Salon, Amount = 1000 })).Expect();
        (await network.GiftCards().Redeem(network.Manager, new() { ClientId = client, GiftCardId = card.Id, SalonId = network.Salon, Amount = 100 })).Expect();
        (await network.Tasks().Make(network.Manager, new() { ClientId = client, Kind = TaskKind.CallBack })).Expect();
        (await network.Bookings().Take(network.Staff, network.Booking("Маша", phone))).Expect();
        (await network.Links().Make(network.Manager, client)).Expect();
        (await network.Queue().Ask(network.Manager, client)).Expect();
        (await network.Say(await network.Field("Питомец"), client, "кот")).Expect();
        await network.Keep(db =>
        {
            db.Add(new Data.Guests.Proposal { ClientId = client, Field = Field.Address, Text = "Тверская 5", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch });
            db.Add(new Call { ClientId = client, SalonId = network.Salon, State = CallState.Ended, Note = "спрашивала о краске", StartedAt = DateTimeOffset.UnixEpoch });
            db.Add(new Attempt { ClientId = client, Note = "не отвечает", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch });
            return Task.CompletedTask;
        });
        return client;
    }

    /// <summary>A card with all its entries as each role is shown it, spelt out; versions and the moment of reading apart.</summary>
    public static async Task<string> Shown(this SomeNetwork network, Guid client)
    {
        var shown = new List<string>();
        foreach (var actor in new[] { network.Head, network.Manager, network.Staff, network.Specialist })
        {
            shown.Add(Version().Replace(JsonSerializer.Serialize((await network.Cards.Open(actor, client)).Expect(), Spelling), ""));
        }

        return string.Join('\n', shown);
    }

    [GeneratedRegex("\"Version\": [0-9]+,?", RegexOptions.None, 1000)]
    private static partial Regex Version();

    private sealed class At(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
