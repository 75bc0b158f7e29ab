using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Tests.Network;

namespace SalonCrm.Data.Tests.Clients;

/// <summary>Fields that are chosen from a few values.</summary>
public sealed class ChosenFieldTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public void A_choice_names_its_values_and_nothing_else_has_any()
    {
        Assert.Contains(CardFields.Simple, f => f.Kind == FieldKind.Choice);
        Assert.All(CardFields.Simple, f => Assert.Equal(f.Kind == FieldKind.Choice, f.Choices is { Count: > 1 }));
    }

    [Fact]
    public async Task Channel_and_language_are_kept_seen_by_everybody_and_told_in_the_history()
    {
        var form = shared.Form();
        (form.PreferredChannel, form.PreferredLanguage) = (" WhatsApp ", "uk");
        var id = (await Network.Cards.Create(Network.Manager, form)).Expect();

        foreach (var actor in new[] { Network.Manager, Network.Staff, Network.Specialist })
        {
            var card = (await Network.Cards.Open(actor, id)).Expect();
            Assert.Equal(("WhatsApp", "uk"), (card.PreferredChannel, card.PreferredLanguage));
        }

        var fields = (await Network.Cards.History(Network.Manager, id)).Expect().SelectMany(c => c.Fields).ToList();
        Assert.Contains(new FieldChange(Field.PreferredChannel, null, "WhatsApp"), fields);
        Assert.Contains(new FieldChange(Field.PreferredLanguage, null, "uk"), fields);
    }

    [Theory]
    [InlineData("Pigeon", "ru", Field.PreferredChannel)]
    [InlineData("whatsapp", null, Field.PreferredChannel)]
    [InlineData(null, "tlh", Field.PreferredLanguage)]
    public async Task A_value_that_is_not_among_the_choices_is_refused(string? channel, string? language, Field field)
    {
        var form = shared.Form();
        (form.PreferredChannel, form.PreferredLanguage) = (channel, language);
        Assert.Equal([new(field, Problem.Unknown)], (await Network.Cards.Create(Network.Manager, form)).Problems());
    }

    [Fact]
    public async Task A_card_tells_where_it_came_from() =>
        Assert.Equal(ClientSource.Desk, (await Network.Card(await shared.Client())).Source);
}
