using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Guests;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Tests.Guests;

/// <summary>The booking form: the number first.</summary>
public sealed class BookingPageTests
{
    [Fact]
    public async Task A_new_number_asks_for_a_name_and_nothing_more()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Type(pages, "+7 916 555-44-33");
        page.WaitForElement("[data-new]");

        await page.Find("#booking-name").ChangeAsync("Маша");
        await page.Find("[data-booking]").SubmitAsync();

        Assert.Contains("Маша", page.WaitForElement("[data-booked]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Маша", page.WaitForElement(".summary h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_number_brings_the_card_with_its_hints_beside_the_form()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Type(pages, "+7 916 123-45-67");

        Assert.Contains("ammonia", page.WaitForElement("[data-known]").TextContent, StringComparison.Ordinal);
        Assert.Contains("ammonia", page.WaitForElement(".summary .allergies").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("maria@mail.example", page.Markup, StringComparison.Ordinal);
        Assert.Null(page.Find("#booking-name").Closest(".field")!.QuerySelector("abbr"));
    }

    [Fact]
    public async Task While_the_number_is_half_typed_nobody_is_asked_for()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Type(pages, "+7 916 123-45");

        Assert.Empty(page.FindAll("[data-known], [data-new], .summary"));
    }

    [Fact]
    public async Task When_several_share_the_number_the_form_asks_who_is_calling()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        await pages.Client();
        var daughter = await pages.Client(f => (f.FirstName, f.SharesPhoneKnowingly) = ("Аня", true));
        var page = await Type(pages, "+7 916 123-45-67");

        Assert.Equal(3, page.WaitForElements("[data-shared] input[type=radio]", 3).Count);
        await page.Find("[data-booking]").SubmitAsync();
        Assert.Contains("Several people share this number", page.Markup, StringComparison.Ordinal);

        await page.FindAll("[data-shared] label").First(l => l.TextContent.Contains("Аня", StringComparison.Ordinal)).QuerySelector("input")!.ChangeAsync(true);
        Assert.Contains("Аня", page.WaitForElement(".summary h1").TextContent, StringComparison.Ordinal);
        await page.Find("#booking-on").ChangeAsync(DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Find("[data-booking]").SubmitAsync();
        page.WaitForElement("[data-booked]");
        Assert.NotNull((await pages.Cards.Open(pages.Person, daughter)).Expect().Entries!.Summary.Next);
    }

    [Fact]
    public async Task Somebody_new_in_the_family_is_kept_beside_the_one_who_is_known()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        var page = await Type(pages, "+7 916 123-45-67");

        await page.WaitForElement("[data-someone-new]").ClickAsync(new());
        await page.Find("#booking-name").ChangeAsync("Пётр");
        await page.Find("[data-booking]").SubmitAsync();

        page.WaitForElement("[data-booked]");
        var owners = (await pages.Services.GetRequiredService<Bookings>().Recognise(pages.Person, pages.Salon, "+7 916 123-45-67")).Expect();
        Assert.Equal(["Иванова Мария", "Пётр"], owners.Clients.Select(c => c.Name.Full).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_asked_a_line_each_and_answered_refused_or_left_for_later()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var client = await pages.Client(f => (f.Email, f.BirthDate) = (null, null));
        var page = await Type(pages, "+7 916 123-45-67");

        await page.WaitForElement("#ask-Email").ChangeAsync("new@mail.example");
        await page.Find("[data-gap=Email]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-gap=Email]")));
        await page.Find("[data-gap=BirthDate] [data-refused]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-gap=BirthDate]")));
        await page.Find("[data-gap=Preferences] [data-not-now]").ClickAsync(new());
        Assert.Empty(page.FindAll("[data-gap=Preferences]"));

        var form = (await pages.Cards.Open(Actor.Operator, client)).Expect().Form!;
        Assert.Equal(("new@mail.example", null), (form.Email, form.BirthDate));
        var left = (await pages.Services.GetRequiredService<GapAnswers>().ToAsk(pages.Person, client)).Expect();
        Assert.Equal([Data.Completeness.Gap.Preferences, Data.Completeness.Gap.FavouriteMaster], left);
    }

    [Fact]
    public async Task A_bad_booking_is_told_beside_its_field_and_stays_in_the_form()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        var page = await Type(pages, "+7 916 555-44-33");
        await page.Find("#booking-name").ChangeAsync("+7 916 555-44-33");
        await page.Find("#booking-on").ChangeAsync("2020-01-01");
        await page.Find("[data-booking]").SubmitAsync();

        Assert.Equal("This is a phone number: type the name here.", page.WaitForElement("#booking-name-problem").TextContent);
        Assert.Equal("This time has passed already.", page.Find("#booking-on-problem").TextContent);
        Assert.Equal("+7 916 555-44-33", page.Find("#booking-phone").GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_from_the_search_box_is_recognised_without_being_typed_again()
    {
        await using var pages = await PagesOfNetwork.For(Role.Staff);
        await pages.Client();
        pages.Services.GetRequiredService<CarriedNumber>().Put("89161234567");

        pages.Render<BookingPage>().WaitForElement("[data-known]");
    }

    [Fact]
    public async Task A_manager_sees_both_names_on_the_card_and_decides()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var client = await pages.Client();
        var booking = new BookingForm { SalonId = pages.Salon, Name = "Маша", Phone = "+7 916 123-45-67" };
        (await pages.Services.GetRequiredService<Bookings>().Take(pages.Person, booking)).Expect();
        var card = (await pages.Cards.Open(pages.Person, client)).Expect();
        var names = pages.Render<DifferingNames>(p => p.Add(c => c.Card, card).Add(c => c.Changed, changed => card = changed));

        Assert.Contains("Booked by phone as “Маша”", names.Find("[data-said-name]").TextContent, StringComparison.Ordinal);
        await names.Find("[data-leave]").ClickAsync(new());

        Assert.Empty(card.OtherNames);
        Assert.Equal("Иванова Мария", card.Name.Full);
    }

    private static async Task<IRenderedComponent<BookingPage>> Type(PagesOfNetwork pages, string number)
    {
        var page = pages.Render<BookingPage>();
        await page.WaitForElement("#booking-phone").InputAsync(number);
        return page;
    }
}
