using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Tests.Clients;

public sealed class ClientCardsTests
{
    [Fact]
    public async Task A_card_is_created_found_by_its_last_digits_edited_and_remembers_the_change()
    {
        await using var network = await SomeNetwork.Make();
        var id = await network.Client();

        var hit = Assert.Single((await network.Search.Find(network.Staff, "45-67")).Expect().Hits);
        Assert.Equal(id, hit.Id);
        Assert.Equal("Иванова Мария", hit.Name.Full);

        var form = (await network.Card(id)).Form!;
        form.Email = "maria@mail.example";
        var edited = (await network.Cards.Edit(network.Manager, form, new ClientRequest("сама", Recognition.CalledFromOwnNumber))).Expect();
        Assert.Equal("maria@mail.example", edited.Email);

        var history = (await network.Cards.History(network.Manager, id)).Expect();
        Assert.Equal([new FieldChange(Field.Email, null, "maria@mail.example")], history[0].Fields);
        Assert.Equal("сама", history[0].Request?.Who);
        Assert.Equal("Manager", history[0].By);
        Assert.True(history[1].IsCreation);
    }
}
