using System.Net;
using System.Text;
using SalonCrm.Admin.Tests.Photos;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>A script that calls itself a photo.</summary>
public sealed class ScriptAsPhotoTests : IAsyncLifetime
{
    private const string Script = "<script>alert(document.cookie)</script>";

    private readonly SomePortal _portal = new();
    private KnownPeople _known = null!;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _known = await KnownPeople.In(_portal.Services);
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("<!doctype html>" + Script)]
    [InlineData("\uFEFF<html>" + Script)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'>" + Script + "</svg>")]
    [InlineData("<?xml version='1.0'?><svg onload='alert(1)'/>")]
    [InlineData("alert(document.cookie)//")]
    [InlineData("GIF89a=1;alert(document.cookie)//")]
    [InlineData("%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>endobj")]
    [InlineData("MZ\u0090\0This program cannot be run")]
    public async Task A_script_under_the_name_of_a_photo_is_refused_and_not_kept(string content)
    {
        using var browser = await SignedIn();
        var id = Guid.CreateVersion7();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, id, Encoding.UTF8.GetBytes(content), "photo.jpg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/photos/{id}")).StatusCode);
    }

    /// <summary>A polyglot: a good photo whose comment, or whose end, is a page with a script.</summary>
    [Fact]
    public async Task A_photo_that_is_a_script_too_comes_out_as_the_photo_alone()
    {
        using var browser = await SignedIn();
        var script = Encoding.ASCII.GetBytes(Script);
        byte[] comment = [0xFF, 0xFE, 0, (byte)(script.Length + 2), .. script];
        foreach (var polyglot in new byte[][] { [.. SomePhoto.Jpeg[..2], .. comment, .. SomePhoto.Jpeg[2..]], [.. SomePhoto.Jpeg, .. script] })
        {
            var id = Guid.CreateVersion7();
            Assert.Equal(HttpStatusCode.OK, (await Send(browser, id, polyglot, "photo.jpg")).StatusCode);
            var answer = await browser.Get($"/photos/{id}");
            Assert.Equal(SomePhoto.Jpeg, await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    /// <summary>Path traversal and header injection by the name of a file, which nothing takes over.</summary>
    [Theory]
    [InlineData("../../../wwwroot/evil.html")]
    [InlineData(@"..\..\wwwroot\evil.html")]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("photo.jpg%0d%0aSet-Cookie: evil=1")]
    [InlineData("photo.html;.jpg")]
    public async Task The_name_of_a_photos_file_leads_nowhere_and_does_not_come_back(string name)
    {
        using var browser = await SignedIn();
        var id = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.OK, (await Send(browser, id, SomePhoto.Jpeg, name)).StatusCode);

        var answer = await browser.Get($"/photos/{id}");

        Assert.Equal("inline; filename=photo.jpg", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/evil.html")).StatusCode);
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "evil*", SearchOption.AllDirectories));
    }

    private async Task<SomeBrowser> SignedIn()
    {
        var browser = _portal.Browser();
        await browser.SignIn((await _portal.Account(Role.Specialist)).Email);
        return browser;
    }

    private async Task<HttpResponseMessage> Send(SomeBrowser browser, Guid id, byte[] picture, string name)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(id.ToString()), "id" },
            { new StringContent("Before"), "stage" },
            { new ByteArrayContent(picture), "picture", name },
            { new ByteArrayContent(SomePhoto.Jpeg), "thumbnail", name },
        };
        return await browser.Send($"/clients/{_known.Client}/visits/{_known.Visit}/photos", content, await browser.Token("/"));
    }
}
