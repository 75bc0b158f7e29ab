using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Calls;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Calls;

/// <summary>What each role sees while it rings, and how a notice goes.</summary>
public sealed class CallNoticesTests
{
    private const string Notice = "[data-call]";
    private const string Take = "[data-take]";

    [Fact]
    public async Task The_desk_sees_the_hint_first_then_who_calls_with_the_number_masked_and_takes_it()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var notices = pages.Render<CallNotices>();
        Assert.Empty(notices.FindAll(Notice));

        var call = await exchange.Ring();

        var text = notices.WaitForElement(Notice).TextContent;
        Assert.InRange(text.IndexOf("ammonia", StringComparison.Ordinal), 0, text.IndexOf("Иванова Мария", StringComparison.Ordinal));
        Assert.Contains("Arbat", text, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", text, StringComparison.Ordinal);
        Assert.Contains("ammonia", notices.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await notices.InvokeAsync(() => notices.Find(Take).ClickAsync(new()));
        await pages.Reach(a => a.EndsWith($"/call/{call}", StringComparison.Ordinal));
        Assert.True((await Calls(pages).Get(pages.Person, call)).Expect().IsMine);
        notices.WaitForAssertion(() => Assert.Empty(notices.FindAll(Notice)));
        Assert.Empty(notices.FindAll("[data-told]"));
    }

    [Fact]
    public async Task A_specialist_sees_whom_not_to_harm_without_the_number_and_takes_nothing()
    {
        await using var pages = await PagesOfNetwork.For(Role.Specialist);
        await pages.Client();
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var notices = pages.Render<CallNotices>();

        await exchange.Ring();

        var text = notices.WaitForElement(Notice).TextContent;
        Assert.Contains("ammonia", text, StringComparison.Ordinal);
        Assert.Contains("Иванова Мария", text, StringComparison.Ordinal);
        Assert.DoesNotContain("916", text, StringComparison.Ordinal);
        Assert.Empty(notices.FindAll(Take));
    }

    [Fact]
    public async Task A_call_of_another_salon_is_on_no_screen_of_this_one()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var form = new SalonForm { Name = "Tverskaya", CountryCode = "RU" };
        (await pages.Services.GetRequiredService<Salons>().Save(Actor.Operator, form)).Expect();
        var (other, own) = (await SomeExchange.In(pages.Services, form.Id), await SomeExchange.In(pages.Services, pages.Salon, "Second"));
        var notices = pages.Render<CallNotices>();

        await other.Ring("+7 916 000-00-01");
        await own.Ring("+7 916 000-00-02");

        Assert.Contains("000-00-02", notices.WaitForElement(Notice).TextContent, StringComparison.Ordinal);
        Assert.Single(notices.FindAll(Notice));
    }

    [Fact]
    public async Task When_a_colleague_takes_it_the_notice_says_who_and_goes()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var olga = await pages.Colleague("Olga");
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var notices = pages.Render<CallNotices>();
        var call = await exchange.Ring();
        notices.WaitForElement(Notice);

        Assert.True((await Calls(pages).Take(olga, call)).Expect().IsMine);

        Assert.Contains("Olga has taken it", notices.WaitForElement("[data-told]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Olga", notices.Find("[role=status]").TextContent, StringComparison.Ordinal);
        notices.WaitForAssertion(() => Assert.Empty(notices.FindAll(Notice)));
        notices.WaitForAssertion(() => Assert.Empty(notices.FindAll("[data-told]")));
    }

    [Fact]
    public async Task A_screen_that_slept_while_it_rang_shows_what_rings_when_it_wakes()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        await exchange.Ring("+7 916 000-00-01");
        await exchange.Tell(CallEvent.Ended);
        await exchange.Ring("+7 916 000-00-02");

        var notices = pages.Render<CallNotices>();

        Assert.Contains("000-00-02", notices.WaitForElement(Notice).TextContent, StringComparison.Ordinal);
        Assert.Single(notices.FindAll(Notice));
    }

    [Fact]
    public async Task Several_who_share_the_number_are_named_together_with_the_hints_of_each()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        await pages.Client(f => (f.FirstName, f.SharesPhoneKnowingly, f.Allergies) = ("Аня", true, ["latex"]));
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var notices = pages.Render<CallNotices>();

        await exchange.Ring();

        var text = notices.WaitForElement(Notice).TextContent;
        Assert.Contains("2 people share this number", text, StringComparison.Ordinal);
        Assert.Contains("Иванова Аня", text, StringComparison.Ordinal);
        Assert.Contains("latex", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_number_and_a_phone_of_the_house_are_said_to_be_what_they_are()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        await exchange.Ring("anonymous");
        await exchange.Ring("101");

        var notices = pages.Render<CallNotices>();

        notices.WaitForAssertion(() => Assert.Equal(2, notices.FindAll(Notice).Count));
        Assert.Contains("Hidden number", notices.FindAll(Notice)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Internal line", notices.FindAll(Notice)[1].TextContent, StringComparison.Ordinal);
        Assert.Single(notices.FindAll($"{Take} kbd"));
    }

    [Fact]
    public async Task Of_many_the_oldest_five_are_shown_and_the_rest_are_counted()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        for (var i = 0; i < 7; i++)
        {
            await exchange.Ring($"+7 916 000-00-0{i}");
        }

        var notices = pages.Render<CallNotices>();

        notices.WaitForAssertion(() => Assert.Equal(CallBoard.MostShown, notices.FindAll(Notice).Count));
        Assert.Contains("and 2 more", notices.Find("[data-more]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_handed_over_says_by_whom_and_is_the_persons_own_when_taken()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var olga = await pages.Colleague("Olga");
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring();
        (await Calls(pages).Take(olga, call)).Expect();
        var notices = pages.Render<CallNotices>();

        (await Calls(pages).HandOver(olga, call, pages.Person.AccountId!.Value)).Expect();

        Assert.Contains("Olga hands you a call", notices.WaitForElement(Notice).TextContent, StringComparison.Ordinal);
        await notices.InvokeAsync(() => notices.Find(Take).ClickAsync(new()));
        Assert.True((await Calls(pages).Get(pages.Person, call)).Expect().IsMine);
    }

    [Fact]
    public async Task A_notice_that_is_hidden_is_gone_from_this_screen_alone()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var exchange = await SomeExchange.In(pages.Services, pages.Salon);
        var call = await exchange.Ring();
        var notices = pages.Render<CallNotices>();
        notices.WaitForElement(Notice);

        await notices.InvokeAsync(() => notices.Find("[data-hide]").ClickAsync(new()));

        Assert.Empty(notices.FindAll(Notice));
        Assert.Null((await Calls(pages).Get(pages.Person, call)).Expect().TakenBy);
    }

    private static ClientCalls Calls(PagesOfNetwork pages) => pages.Services.GetRequiredService<ClientCalls>();
}
