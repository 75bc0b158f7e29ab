using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>What the network head chooses, and what follows on the page. Each test sets all that it needs.</summary>
public sealed class OwnPageSettingsTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_new_network_shows_no_address_and_nothing_about_health()
    {
        Assert.DoesNotContain(Field.Address, OwnPageFields.First);
        Assert.DoesNotContain(Field.Allergies, OwnPageFields.First);
        Assert.Superset(OwnPageFields.First.ToHashSet(), OwnPageFields.Choosable.ToHashSet());
        await Choose(OwnPageFields.First);
        var page = await (await Network.Enters(await shared.Client())).Sees();
        Assert.Equal(
            [Field.FirstName, Field.LastName, Field.Patronymic, Field.Email, Field.BirthDate, Field.PreferredChannel, Field.PreferredLanguage, Field.ServicePreferences],
            page.Lines.Select(l => l.Field));
        Assert.False(page.AsksAllergies);
        Assert.Matches(@"^\+7 916 •••-••-\d\d$", Assert.Single(page.Phones));
    }

    [Fact]
    public async Task What_is_not_chosen_is_not_shown_and_an_optional_field_only_where_the_network_keeps_it()
    {
        await Choose([Field.Address, Field.Hobbies]);
        var page = await (await Network.Enters(await shared.Client())).Sees();
        Assert.Equal([Field.FirstName, Field.LastName, Field.Patronymic, Field.Address], page.Lines.Select(l => l.Field));
        Assert.Empty(page.Phones);
        Assert.False(page.AsksPhone);
    }

    [Fact]
    public async Task An_allergy_is_added_with_the_consent_and_taken_off_only_by_the_salon()
    {
        await Choose([Field.Allergies]);
        var client = await shared.Client();
        var guest = await Network.Enters(client);
        var form = (await guest.Sees()).Form;
        form.Said[Field.Allergies] = "аммиак, латекс";

        var refused = Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form));
        Assert.Equal([new(Field.Allergies, Problem.NoConsent)], refused.Problems);
        form.Consents.Single(c => c.Purpose == ConsentPurpose.HealthData).Is = true;
        await guest.Sends(form);

        var card = await Network.Card(client);
        Assert.Equal((AllergyState.Listed, "аммиак латекс"), (card.AllergyState, string.Join(' ', card.Allergies.Order(StringComparer.Ordinal))));
        Assert.Equal(ConsentChannel.Online, card.Entries!.Consents.Single(c => c.Purpose == ConsentPurpose.HealthData).Channel);

        var sent = await (await Network.Enters(client)).Sends(f => f.Said[Field.Allergies] = "аммиак");
        Assert.Equal([Field.Allergies], sent.Waiting);
        Assert.Equal(2, (await Network.Card(client)).Allergies.Count);
        (await Network.Proposals().Take(Network.Manager, client, [.. (await Network.Waiting(client)).Select(p => p.Id)])).Expect();
        Assert.Equal(["аммиак"], (await Network.Card(client)).Allergies);
    }

    [Fact]
    public async Task No_allergies_and_a_list_of_them_contradict_each_other()
    {
        await Choose([Field.Allergies]);
        var guest = await Network.Enters(await shared.Client());
        var form = (await guest.Sees()).Form;
        (form.NoAllergies, form.Said[Field.Allergies]) = (true, "хна");
        Assert.Equal([new(Field.Allergies, Problem.Contradicts)], Assert.IsType<Outcome<OwnPageSent>.Invalid>(await guest.Tries(form)).Problems);
        form.Said[Field.Allergies] = "";
        await guest.Sends(form);
        Assert.Equal(AllergyState.NoneKnown, (await Network.Card(await Network.ClientOf(guest.Comer))).AllergyState);
    }

    [Theory]
    [InlineData("https://my.salon.example/", "https://my.salon.example")]
    [InlineData(" http://10.0.0.5:5090 ", "http://10.0.0.5:5090")]
    [InlineData("  ", null)]
    public async Task The_address_is_kept_as_scheme_and_host_and_stands_in_new_links(string typed, string? kept)
    {
        var saved = (await Network.OwnPageSettings().Save(Network.Head, new() { Fields = [.. OwnPageFields.First], Address = typed })).Expect();
        Assert.Equal(kept, saved.Address);
        Assert.Equal(kept, (await Network.OwnPageSettings().View(Network.Head)).Expect().Address);
        Assert.Equal(kept, (await Network.Link(await shared.Client())).Address);
    }

    [Theory]
    [InlineData("my.salon.example")]
    [InlineData("ftp://my.salon.example")]
    [InlineData("https://my.salon.example/path")]
    [InlineData("https://user@my.salon.example")]
    [InlineData("javascript:alert(1)")]
    public async Task What_is_no_address_is_refused(string typed)
    {
        var refused = Assert.IsType<Outcome<OwnPageSettingsForm>.Invalid>(await Network.OwnPageSettings().Save(Network.Head, new() { Address = typed }));
        Assert.Equal([new(Field.OwnPageAddress, Problem.NotAnAddress)], refused.Problems);
        refused = Assert.IsType<Outcome<OwnPageSettingsForm>.Invalid>(await Network.OwnPageSettings().Save(Network.Head, new() { Fields = [Field.Comment] }));
        Assert.Equal([new(Field.OwnPageFields, Problem.Unknown)], refused.Problems);
    }

    private async Task Choose(IEnumerable<Field> fields) =>
        (await Network.OwnPageSettings().Save(Network.Head, new() { Fields = [.. fields] })).Expect();
}
