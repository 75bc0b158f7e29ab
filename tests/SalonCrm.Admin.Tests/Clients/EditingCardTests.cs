using Bunit;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Tests.Clients;

public sealed class EditingCardTests : IAsyncLifetime
{
    private PagesOfNetwork _pages = null!;
    private Guid _client;

    public async Task InitializeAsync()
    {
        _pages = await PagesOfNetwork.For(Role.Manager);
        _client = await _pages.Client();
    }

    public async Task DisposeAsync() => await _pages.DisposeAsync();

    [Fact]
    public async Task A_saved_change_is_shown_with_who_asked_for_it()
    {
        var card = await Edit();
        await Type(card, Field.Email, "new@mail.example");
        await card.Find(".ask input").ChangeAsync(new ChangeEventArgs { Value = true });
        await card.Find("#request-who").ChangeAsync(new ChangeEventArgs { Value = "the client" });
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("Saved", card.Markup, StringComparison.Ordinal));
        var change = card.Find(".changes li").TextContent;
        Assert.Contains("new@mail.example", change, StringComparison.Ordinal);
        Assert.Contains("maria@mail.example", change, StringComparison.Ordinal);
        Assert.Contains("At the client's request: the client", change, StringComparison.Ordinal);
        Assert.Contains("Manager", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_field_is_told_beside_it_and_nothing_typed_is_lost()
    {
        var card = await Edit();
        await Type(card, Field.Email, "no email");
        await Type(card, Field.BirthDate, "2999-01-01");
        await Type(card, Field.Phones, "12");
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("This is not an email address.", card.Markup, StringComparison.Ordinal));
        Assert.Contains("This date is still to come.", card.Markup, StringComparison.Ordinal);
        Assert.Contains("This number is too short.", card.Markup, StringComparison.Ordinal);
        Assert.Equal("no email", card.Find("#field-Email").GetAttribute("value"));
        Assert.Equal("maria@mail.example", (await _pages.Cards.Open(Actor.Operator, _client)).Expect().Email);
    }

    [Fact]
    public async Task The_second_of_two_who_edit_is_told_what_changed_and_keeps_the_own_input()
    {
        var card = await Edit();
        var other = (await _pages.Cards.Open(Actor.Operator, _client)).Expect().Form!;
        other.Address = "Elsewhere 1";
        (await _pages.Cards.Edit(Actor.Operator, other)).Expect();
        await Type(card, Field.Email, "mine@mail.example");
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("Somebody else saved this card", card.Markup, StringComparison.Ordinal));
        Assert.Contains("Elsewhere 1", card.Find(".notice.warn").TextContent, StringComparison.Ordinal);
        Assert.Equal("mine@mail.example", card.Find("#field-Email").GetAttribute("value"));

        await card.FindAll("button").First(b => b.TextContent.Contains("Take theirs", StringComparison.Ordinal)).ClickAsync(new());
        card.WaitForAssertion(() => Assert.Contains("Elsewhere 1", card.Find(".details").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_phone_is_added_with_its_label()
    {
        var card = await Edit();
        await card.FindAll(".phones button")[^1].ClickAsync(new());
        await card.Find("#field-Phones-1").ChangeAsync(new ChangeEventArgs { Value = "8 916 765 43 21" });
        await card.FindAll(".phones .label")[^1].ChangeAsync(new ChangeEventArgs { Value = "mother" });
        await card.Find("form").SubmitAsync();

        card.WaitForAssertion(() => Assert.Contains("+7 916 765-43-21", card.Find(".details").TextContent, StringComparison.Ordinal));
        Assert.Contains("mother", card.Find(".details").TextContent, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<ClientCardPage>> Edit()
    {
        var card = _pages.Render<ClientCardPage>(p => p.Add(c => c.Id, _client));
        await card.WaitForElement("[data-edit]").ClickAsync(new());
        card.WaitForElement("#field-Email");
        return card;
    }

    private static Task Type(IRenderedComponent<ClientCardPage> card, Field field, string text) =>
        card.Find($"#field-{field}").ChangeAsync(new ChangeEventArgs { Value = text });
}
