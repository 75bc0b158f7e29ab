using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Tests.Consents;

public sealed class ConsentWordingTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    private ConsentWording Wording => _network.Services.GetRequiredService<ConsentWording>();

    private ClientConsents Consents => _network.Services.GetRequiredService<ClientConsents>();

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_new_version_is_asked_with_from_then_on_and_who_agreed_to_the_old_one_agreed_to_the_old_one()
    {
        var client = await _network.Client();
        var form = new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 };
        (await Consents.Give(_network.Staff, form)).Expect();

        var added = (await Wording.AddText(_network.Head, Text("Новый текст"))).Expect();
        Assert.Equal((2, "Новый текст"), (added.Version, added.In("en")));
        Assert.Equal(2, (await Wording.CurrentTexts(_network.Specialist)).Expect()[(int)ConsentPurpose.Photos].Version);
        Assert.Equal([1, 1, 2, 1], (await Wording.CurrentTexts(_network.Specialist)).Expect().Select(t => t.Version));

        var state = (await Consents.Of(_network.Staff, client)).Expect()[(int)ConsentPurpose.Photos];
        Assert.True(state.IsOfOlderText);
        Assert.NotEqual("Новый текст", state.Agreed!.In("ru"));

        var again = new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 2 };
        state = (await Consents.Give(_network.Staff, again)).Expect()[(int)ConsentPurpose.Photos];
        Assert.Equal((ConsentStanding.Given, 2, false), (state.Standing, state.Agreed!.Version, state.IsOfOlderText));
    }

    [Fact]
    public async Task Who_was_shown_a_text_that_has_just_been_replaced_is_told_so()
    {
        var client = await _network.Client();
        (await Wording.AddText(_network.Head, Text("Новый текст"))).Expect();

        var form = new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 };
        Assert.Equal(2, Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.Conflict>(await Consents.Give(_network.Staff, form)).Version);
        Assert.Equal(ConsentStanding.NeverAsked, (await Consents.Of(_network.Staff, client)).Expect()[(int)ConsentPurpose.Photos].Standing);
    }

    [Fact]
    public async Task The_same_text_sent_twice_makes_one_version()
    {
        (await Wording.AddText(_network.Head, Text("Новый текст"))).Expect();
        Assert.Equal(2, (await Wording.AddText(_network.Head, Text(" Новый текст "))).Expect().Version);
    }

    [Fact]
    public async Task The_network_head_reads_all_versions_the_newest_first()
    {
        (await Wording.AddText(_network.Head, Text("Новый текст"))).Expect();
        var texts = (await Wording.AllTexts(_network.Head)).Expect();

        Assert.Equal([2, 1], texts.Where(t => t.Purpose == ConsentPurpose.Photos).Select(t => t.Version));
        Assert.Equal(5, texts.Count);
        Assert.IsType<Outcome<IReadOnlyList<ConsentTextView>>.NotAllowed>(await Wording.AllTexts(_network.Manager));
    }

    [Fact]
    public async Task The_second_of_two_heads_is_told_that_another_version_was_added()
    {
        var (first, second) = (Text("Первый"), Text("Второй"));
        first.BasedOn = second.BasedOn = 1;
        (await Wording.AddText(_network.Head, first)).Expect();
        (await Wording.AddText(_network.Head, first)).Expect();

        second.BasedOn = Assert.IsType<Outcome<ConsentTextView>.Conflict>(await Wording.AddText(_network.Head, second)).Version;
        Assert.Equal(3, (await Wording.AddText(_network.Head, second)).Expect().Version);
    }

    [Fact]
    public async Task A_text_that_cannot_be_kept_is_refused_and_only_the_network_head_adds_one()
    {
        async Task<FieldProblem> Problem(ConsentTextForm form) =>
            Assert.Single(Assert.IsType<Outcome<ConsentTextView>.Invalid>(await Wording.AddText(_network.Head, form)).Problems);

        Assert.Equal(new(Field.Text, Data.Clients.Problem.Required), await Problem(Text(" ")));
        Assert.Equal(new(Field.Text, Data.Clients.Problem.TooLong), await Problem(Text(new string('a', 4001))));
        Assert.Equal(new(Field.Text, Data.Clients.Problem.Unknown), await Problem(new() { Texts = { ["russian"] = "Текст" } }));
        var late = Text("Новый текст");
        late.ValidSince = new DateOnly(2999, 1, 1);
        Assert.Equal(new(Field.Date, Data.Clients.Problem.InTheFuture), await Problem(late));
        Assert.IsType<Outcome<ConsentTextView>.NotAllowed>(await Wording.AddText(_network.Manager, Text("Новый текст")));
    }

    private static ConsentTextForm Text(string text) => new() { Purpose = ConsentPurpose.Photos, Texts = { ["ru"] = text } };
}
