using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Photos;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Tests.Photos;

public sealed class PhotoEndpointTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private static int _phones = 1_000_000;

    [Fact]
    public async Task A_photo_goes_in_by_http_and_comes_out_as_the_picture_alone_never_to_be_kept_by_others()
    {
        using var browser = await SignedIn(Role.Specialist);
        var form = await Visit();

        Assert.Equal(HttpStatusCode.OK, (await Send(browser, form)).StatusCode);

        foreach (var address in new[] { $"/photos/{form.Id}", $"/photos/{form.Id}/thumbnail" })
        {
            var answer = await browser.Get(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(SomePhoto.Jpeg, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("inline; filename=photo.jpg", answer.Content.Headers.ContentDisposition!.ToString());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        }
    }

    [Fact]
    public async Task The_front_desk_fetching_a_photos_address_learns_no_more_than_of_one_that_is_not_there()
    {
        var form = await Added();
        using var desk = await SignedIn(Role.Staff);

        var (there, nowhere) = (await desk.Get($"/photos/{form.Id}"), await desk.Get($"/photos/{Guid.CreateVersion7()}"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (there.StatusCode, nowhere.StatusCode));
        Assert.Equal(await there.Text(), await nowhere.Text());
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"/photos/{form.Id}/thumbnail")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(desk, await Visit())).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_has_not_signed_in_is_sent_to_sign_in()
    {
        var form = await Added();
        using var stranger = portal.Browser();

        Assert.StartsWith("/Identity/Account/Login", new Uri((await stranger.Get($"/photos/{form.Id}")).Goes()!).PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(stranger, form, token: "")).StatusCode);
    }

    [Fact]
    public async Task A_photo_without_the_pages_token_as_another_site_would_send_it_is_refused_and_not_kept()
    {
        using var browser = await SignedIn(Role.Manager);
        var form = await Visit();

        Assert.Equal(HttpStatusCode.BadRequest, (await Send(browser, form, token: null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(browser, form, token: "CfDJ8forged")).StatusCode);
        Assert.Equal(0, await Count(form));
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_one_sentence_of_the_persons_language()
    {
        using var browser = await SignedIn(Role.Manager, "ru");
        var (form, without) = (await Visit(), await Visit(consents: false));
        async Task<string> Said(PhotoForm to, byte[] picture, HttpStatusCode expected)
        {
            var answer = await Send(browser, to, picture);
            Assert.Equal(expected, answer.StatusCode);
            return System.Text.Json.JsonSerializer.Deserialize<string>(await answer.Content.ReadAsStringAsync())!;
        }

        Assert.Equal("Это не изображение JPEG, PNG или WebP.", await Said(form, "<html>"u8.ToArray(), HttpStatusCode.UnprocessableEntity));
        Assert.Equal("Изображение повреждено, сохранить его нельзя.", await Said(form, SomePhoto.Jpeg[..^9], HttpStatusCode.UnprocessableEntity));
        Assert.Equal("Изображение слишком большое.", await Said(form, [.. SomePhoto.Jpeg, .. new byte[PhotoForm.PictureBytes]], HttpStatusCode.UnprocessableEntity));
        Assert.Equal("Клиент не давал на это согласия.", await Said(without, SomePhoto.Jpeg, HttpStatusCode.UnprocessableEntity));
        Assert.Equal("Этого визита больше нет.", await Said(new() { ClientId = form.ClientId, VisitId = without.VisitId }, SomePhoto.Jpeg, HttpStatusCode.NotFound));
        Assert.Equal(0, await Count(form));
    }

    [Fact]
    public async Task A_request_sent_twice_makes_one_photo_and_one_that_lacks_a_part_makes_none()
    {
        using var browser = await SignedIn(Role.Specialist);
        var form = await Visit();
        var token = await Token(browser);
        var answers = await Task.WhenAll(Send(browser, form, token: token), Send(browser, form, token: token));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await Count(form));

        using var half = new MultipartFormDataContent { { new StringContent(Guid.CreateVersion7().ToString()), "id" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(Address(form), half, token)).StatusCode);
        using var none = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        Assert.False((await browser.Send(Address(form), none, token)).IsSuccessStatusCode);
        Assert.Equal(1, await Count(form));
    }

    [Fact]
    public async Task A_photo_that_was_altered_in_the_database_is_gone_and_the_page_can_say_so()
    {
        var form = await Added();
        using var browser = await SignedIn(Role.Manager);
        await portal.Sql($"UPDATE photo_contents SET BytesSealed = x'FFD8FF' WHERE Size = 0 AND PhotoId = x'{Convert.ToHexString(form.Id.ToByteArray(bigEndian: true))}'");

        Assert.Equal(HttpStatusCode.Gone, (await browser.Get($"/photos/{form.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/photos/{form.Id}/thumbnail")).StatusCode);
    }

    [Fact]
    public async Task Far_too_much_is_not_read_to_its_end()
    {
        using var browser = await SignedIn(Role.Specialist);
        var form = await Visit();
        var token = await Token(browser);

        var answer = await Record.ExceptionAsync(async () =>
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(browser, form, [.. SomePhoto.Jpeg, .. new byte[PhotoEndpoints.LargestRequest]], token)).StatusCode));

        // The server may hang up while the rest is still being written.
        Assert.True(answer is null or HttpRequestException, answer?.ToString());
        Assert.Equal(0, await Count(form));
    }

    [Fact]
    public void A_photo_on_its_way_in_is_never_written_to_the_temporary_folder()
    {
        var post = Assert.Single(portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), e => e.RoutePattern.RawText?.EndsWith("/photos", StringComparison.Ordinal) == true);

        var most = post.Metadata.GetMetadata<IRequestSizeLimitMetadata>()!.MaxRequestBodySize;
        Assert.Equal(PhotoEndpoints.LargestRequest, most);
        Assert.True(post.Metadata.GetMetadata<IFormOptionsMetadata>()!.MemoryBufferThreshold >= most);
    }

    private static string Address(PhotoForm form) => $"/clients/{form.ClientId}/visits/{form.VisitId}/photos";

    private static Task<string> Token(SomeBrowser browser) => browser.Token("/");

    private static async Task<HttpResponseMessage> Send(SomeBrowser browser, PhotoForm form, byte[]? picture = null) => await Send(browser, form, picture, await Token(browser));

    private static async Task<HttpResponseMessage> Send(SomeBrowser browser, PhotoForm form, string? token) => await Send(browser, form, null, token);

    private static async Task<HttpResponseMessage> Send(SomeBrowser browser, PhotoForm form, byte[]? picture, string? token)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Id.ToString()), "id" },
            { new StringContent(form.Stage.ToString()), "stage" },
            { new ByteArrayContent(picture ?? SomePhoto.Tagged), "picture", "picture.jpg" },
            { new ByteArrayContent(SomePhoto.Jpeg), "thumbnail", "thumbnail.jpg" },
        };
        return await browser.Send(Address(form), content, token);
    }

    private async Task<SomeBrowser> SignedIn(Role role, string language = "en")
    {
        var browser = portal.Browser(language);
        await browser.SignIn((await portal.Account(role)).Email);
        Assert.True(browser.IsSignedIn);
        return browser;
    }

    private async Task<PhotoForm> Visit(bool consents = true)
    {
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        var phone = $"+7916{Interlocked.Increment(ref _phones)}";
        var client = (await portal.Services.GetRequiredService<ClientCards>().Create(Actor.Operator, new() { SalonId = salon, LastName = "Снимаемая", Phones = [new() { Text = phone }] })).Expect();
        if (consents)
        {
            (await portal.Services.GetRequiredService<ClientConsents>().Give(Actor.Operator, new() { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 })).Expect();
        }

        var visit = (await portal.Services.GetRequiredService<ClientVisits>().Save(Actor.Operator, new() { ClientId = client, SalonId = salon, On = new(2026, 1, 15), State = VisitState.Done })).Expect();
        return new() { ClientId = client, VisitId = visit.Id };
    }

    private async Task<PhotoForm> Added()
    {
        var form = await Visit();
        (await portal.Services.GetRequiredService<VisitPhotos>().Add(Actor.Operator, form, SomePhoto.Jpeg, SomePhoto.Jpeg)).Expect();
        return form;
    }

    private async Task<int> Count(PhotoForm form) => (await portal.Services.GetRequiredService<VisitPhotos>().List(Actor.Operator, form.ClientId)).Expect().Photos.Count;
}
