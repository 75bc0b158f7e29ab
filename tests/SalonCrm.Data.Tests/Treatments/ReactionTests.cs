using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

public sealed class ReactionTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_patch_test_with_a_reaction_warns_on_the_card_and_in_the_search_while_it_counts()
    {
        var client = await shared.Client();
        await Try(client, "Хна", PatchResult.Reaction, holds: null);
        await Try(client, "хна", PatchResult.Reaction, holds: 0);
        await Try(client, "Аммиак", PatchResult.Reaction, holds: -1);
        await Try(client, "Кератин", PatchResult.NoReaction, holds: null);

        var card = (await Network.Cards.Open(Network.Staff, client)).Expect();
        Assert.Equal("хна", Assert.Single(card.Reactions), ignoreCase: true);
        var number = card.CardNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(card.Reactions, (await Network.Search.Find(Network.Specialist, number)).Expect().Hits.Single(h => h.Id == client).Reactions);
    }

    private async Task Try(Guid client, string substance, PatchResult result, int? holds)
    {
        var form = new PatchTestForm
        {
            ClientId = client,
            Day = SomeEntries.Today.AddDays(-3),
            Substance = substance,
            Result = result,
            HoldsUntil = holds is { } days ? SomeEntries.Today.AddDays(days) : null,
        };
        (await Network.PatchTests().Save(Network.Specialist, form)).Expect();
    }
}
