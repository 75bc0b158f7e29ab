using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Health;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.OwnFields;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Clients;

public sealed class WhoHasSeenTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task The_network_head_reads_who_opened_revealed_and_printed_a_card_newest_first()
    {
        var id = await shared.Client();
        (await Network.Cards.Open(Network.Specialist, id)).Expect();
        (await Network.Cards.Reveal(Network.Staff, id, Field.Email)).Expect();
        (await Network.Cards.Print(Network.Manager, id, isWhole: true)).Expect();

        var seen = (await Network.Cards.Accesses(Network.Head, id)).Expect();

        Assert.Equal(
            [(AccessKind.Printed, "Manager", Role.Manager, null), (AccessKind.Revealed, "Staff", Role.Staff, Field.Email), (AccessKind.Opened, "Specialist", Role.Specialist, (Field?)null)],
            seen.Select(s => (s.Kind, s.By, s.Role, s.Field)));
        Assert.All(seen, s => Assert.Equal("127.0.0.1", s.Address));
    }

    [Fact]
    public async Task Opening_a_card_with_all_that_stands_on_it_is_one_entry_of_the_trail()
    {
        var id = await shared.Client();
        await using var db = Network.Db();
        var before = db.Trail.Count();

        Assert.NotNull((await Network.Cards.Open(Network.Manager, id)).Expect().Entries);
        Assert.Equal([TrailAction.CardOpened], db.Trail.OrderBy(t => t.Seq).Skip(before).Select(t => t.Action));
    }

    [Fact]
    public async Task A_card_printed_without_its_sensitive_sections_holds_nothing_of_them()
    {
        var id = await Network.ConsentsToHealth(await shared.Client());
        var health = Network.Services.GetRequiredService<ClientHealth>();
        (await health.SaveAllergy(Network.Specialist, new AllergyForm { ClientId = id, Substance = "хна" })).Expect();
        (await health.SaveNote(Network.Specialist, new HealthNoteForm { ClientId = id, Text = "тремор" })).Expect();
        var note = new SpecialistNoteForm { ClientId = id, Day = new(2026, 1, 5), Text = "сухая кожа" };
        (await Network.Services.GetRequiredService<SpecialistNotes>().Save(Network.Specialist, note)).Expect();

        var (open, secret) = (SomeFields.Form("Кофе или чай"), SomeFields.Form("Долги"));
        secret.IsSensitive = true;
        (await Network.Say(await Network.Field(open), id, "кофе")).Expect();
        (await Network.Say(await Network.Field(secret), id, "500")).Expect();

        var whole = (await Network.Cards.Print(Network.Manager, id, isWhole: true)).Expect();
        Assert.Equal((1, 1, 1), (whole.AllergyDetails.Count, whole.HealthNotes.Count, whole.Entries!.Notes.Count));
        var part = (await Network.Cards.Print(Network.Manager, id, isWhole: false)).Expect();
        Assert.Equal((0, 0, 0, 0), (part.AllergyDetails.Count, part.Allergies.Count, part.HealthNotes.Count, part.Entries!.Notes.Count));
        Assert.Equal(AllergyState.NotAsked, part.AllergyState);
        Assert.Equal(["500", "кофе"], whole.OwnFields.Select(f => f.Value).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal(["кофе"], part.OwnFields.Select(f => f.Value).OfType<string>());

        await using var db = Network.Db();
        var printed = db.Trail.Where(t => t.ObjectId == id && t.Action == TrailAction.CardPrinted).OrderBy(t => t.Seq).ToList();
        Assert.Equal(["whole", "without sensitive sections"], printed.Select(t => System.Text.Json.JsonDocument.Parse(t.Detail!).RootElement.GetProperty("Kind").GetString()));
    }
}
