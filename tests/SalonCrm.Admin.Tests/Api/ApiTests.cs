using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Api;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Api;

/// <summary>The API as a site meets it: a real client, a running portal.</summary>
public sealed class ApiTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task A_booking_is_answered_with_its_id_and_a_way_on_to_registration()
    {
        using var site = await SomeApi.Of(portal);
        var answer = await site.Post("bookings", site.Booking());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var booked = await SomeApi.Json(answer);
        Assert.Equal(["bookingId", "registration"], Keys(booked));
        Assert.Equal(["url", "token", "expiresAt"], Keys(booked["registration"]!));
        Assert.Equal($"{portal.Address}/my/{booked["registration"]!["token"]}", (string?)booked["registration"]!["url"]);
        Assert.Equal(1, await portal.Sql($"SELECT count(*) FROM bookings WHERE Id = x'{Guid.Parse((string)booked["bookingId"]!):N}'"));
    }

    [Fact]
    public async Task Somebody_who_books_with_anothers_number_reads_nothing_and_cannot_tell_that_it_is_known()
    {
        using var site = await SomeApi.Of(portal);
        var phone = SomeApi.Phone();
        await site.Post("bookings", site.Booking(phone, "Мария Иванова"));

        var (known, unknown) = (await site.Post("bookings", site.Booking(phone, "Злодей")), await site.Post("bookings", site.Booking(name: "Злодей")));

        Assert.Equal(unknown.StatusCode, known.StatusCode);
        Assert.Equal(Keys(await SomeApi.Json(unknown)), Keys(await SomeApi.Json(known)));
        Assert.Equal(Headers(unknown), Headers(known));
        Assert.Equal(unknown.Content.Headers.ContentLength, known.Content.Headers.ContentLength);
        Assert.DoesNotContain("Иванова", await known.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_books_and_registers_with_the_token_of_the_booking()
    {
        using var site = await SomeApi.Of(portal);
        var phone = SomeApi.Phone();
        var booked = await SomeApi.Json(await site.Post("bookings", site.Booking(phone)));
        var consents = (await SomeApi.Json(await site.Get("consents"))).AsArray();
        var registration = new JsonObject
        {
            ["firstName"] = "Мария", ["lastName"] = "Иванова", ["phone"] = phone, ["salonId"] = site.Salon.ToString(), ["birthDate"] = "1990-05-01",
            ["consents"] = new JsonArray(new JsonObject { ["purpose"] = (string?)consents[0]!["purpose"], ["textVersion"] = (int)consents[0]!["textVersion"]! }),
            ["bookingToken"] = (string?)booked["registration"]!["token"],
        };

        var answer = await site.Post("registrations", registration);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"status":"received"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, await portal.Sql($"SELECT count(*) FROM clients c JOIN bookings b ON b.ClientId = c.Id WHERE c.Status = 1 AND b.Id = x'{Guid.Parse((string)booked["bookingId"]!):N}'"));
    }

    [Fact]
    public async Task A_site_reads_salons_and_services_and_nothing_else_of_them()
    {
        using var site = await SomeApi.Of(portal);
        var service = new OfferedServiceForm { Name = $"Стрижка {Guid.NewGuid():N}", Category = "Волосы", Price = 2800, Minutes = 60 };
        (await portal.Services.GetRequiredService<OfferedServices>().Save(Actor.Operator, service)).Expect();
        (await portal.Services.GetRequiredService<Masters>().Save(Actor.Operator, new() { Name = $"Алина {Guid.NewGuid():N}", SalonId = site.Salon })).Expect();

        var salon = (await SomeApi.Json(await site.Get("salons"))).AsArray().Single(s => (string?)s!["id"] == site.Salon.ToString())!;
        var services = (await SomeApi.Json(await site.Get($"services?salon={site.Salon}"))).AsArray();

        Assert.Equal(["id", "name", "country", "masters"], Keys(salon));
        Assert.All(salon["masters"]!.AsArray(), m => Assert.Equal(["id", "name"], Keys(m!)));
        var offered = services.Single(s => (string?)s!["name"] == service.Name)!;
        Assert.Equal(["id", "category", "name", "currency", "price", "minutes"], Keys(offered));
        Assert.Equal((2800m, "RUB", 60), ((decimal)offered["price"]!, (string)offered["currency"]!, (int)offered["minutes"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("services?salon=nowhere")).StatusCode);
        await IsProblem(await site.Get("services"), HttpStatusCode.NotFound, ApiFault.NotFound);
    }

    [Fact]
    public async Task Without_a_key_with_a_wrong_one_and_with_a_revoked_one_nothing_opens()
    {
        using var site = await SomeApi.Of(portal);
        foreach (var key in new[] { null, "sc_wrong", site.Key[..^1] })
        {
            site.Shows(key);
            var refused = await site.Post("bookings", site.Booking());
            await IsProblem(refused, HttpStatusCode.Unauthorized, ApiFault.WrongKey);
            Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        }

        site.Shows(site.Key);
        Assert.Equal(HttpStatusCode.OK, (await site.Get("salons")).StatusCode);
        var integrations = portal.Services.GetRequiredService<Integrations>();
        var form = (await integrations.List(Actor.Operator)).Expect().All.Single(i => i.Form.Id == site.Integration).Form;
        form.IsRetired = true;
        (await integrations.Save(Actor.Operator, form)).Expect();
        await IsProblem(await site.Get("salons"), HttpStatusCode.Unauthorized, ApiFault.WrongKey);
    }

    [Fact]
    public async Task The_other_header_opens_too_and_a_persons_cookie_does_not()
    {
        using var site = await SomeApi.Of(portal);
        using var client = new HttpClient { BaseAddress = new Uri(portal.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", site.Key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/salons", UriKind.Relative))).StatusCode);

        using var manager = portal.Browser();
        await manager.SignIn((await portal.Account()).Email);
        Assert.True(manager.IsSignedIn);
        Assert.Equal(HttpStatusCode.Unauthorized, (await manager.Get("/api/v1/salons")).StatusCode);
    }

    [Theory]
    [InlineData("this is not json")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":"Маша","name":"Даша"}""")]
    [InlineData("""{"name":{"first":"Маша"}}""")]
    [InlineData("""{"name":"Маша","phone":79161234567}""")]
    [InlineData("""{"name":"Маша","clientId":"0192f0c4-5c1e-7b3a-9d2e-3f6a8b1c4d5e"}""")]
    [InlineData("""{"name":"Маша","isSomeoneNew":true}""")]
    public async Task A_body_that_is_not_json_or_has_unknown_fields_is_refused(string body)
    {
        using var site = await SomeApi.Of(portal);
        await IsProblem(await site.Post("bookings", body), HttpStatusCode.BadRequest, ApiFault.NotJson);
    }

    [Fact]
    public async Task An_unknown_field_is_named()
    {
        using var site = await SomeApi.Of(portal);
        var body = site.Booking();
        body["clientId"] = Guid.NewGuid().ToString();

        var problem = await SomeApi.Json(await site.Post("bookings", body));

        Assert.Equal("clientId", (string?)problem["errors"]![0]!["field"]);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_of_another_type_is_refused()
    {
        using var site = await SomeApi.Of(portal);
        var large = site.Booking();
        large["wishes"] = new string('ж', ApiBody.Largest);

        await IsProblem(await site.Post("bookings", large), HttpStatusCode.RequestEntityTooLarge, ApiFault.TooLarge);
        await IsProblem(await site.Post("bookings", "name=x", "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType, ApiFault.NotJsonType);
    }

    [Fact]
    public async Task What_cannot_be_booked_is_told_by_field_in_the_language_of_who_asks()
    {
        using var site = await SomeApi.Of(portal, "ru");
        var body = new JsonObject { ["name"] = "+7 916 123-45-67", ["phone"] = "123", ["salonId"] = "nowhere", ["date"] = "tomorrow", ["time"] = "25:00" };

        var answer = await site.Post("bookings", body);

        await IsProblem(answer, HttpStatusCode.UnprocessableEntity, ApiFault.Invalid);
        var errors = (await SomeApi.Json(answer))["errors"]!.AsArray();
        Assert.Equal([("salonId", "unknown"), ("date", "notADate"), ("time", "outOfRange")], errors.Select(e => ((string)e!["field"]!, (string)e["problem"]!)));
        Assert.Equal("ru", Assert.Single(answer.Content.Headers.ContentLanguage));
        body["salonId"] = site.Salon.ToString();
        body["date"] = DateTime.UtcNow.AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        body.Remove("time");
        errors = (await SomeApi.Json(await site.Post("bookings", body)))["errors"]!.AsArray();
        Assert.Contains(errors, e => (string?)e!["field"] == "name");
        body["name"] = "Маша";
        errors = (await SomeApi.Json(await site.Post("bookings", body)))["errors"]!.AsArray();
        Assert.Equal([("date", "inThePast"), ("phone", "phoneTooShort")], errors.Select(e => ((string)e!["field"]!, (string)e["problem"]!)));
        Assert.Contains("прошло", (string)errors[0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replayed_request_books_once_and_another_under_its_mark_is_refused()
    {
        using var site = await SomeApi.Of(portal);
        var (body, mark) = (site.Booking(), Guid.NewGuid().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => site.Post("bookings", body, mark)));

        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        await IsProblem(await site.Post("bookings", site.Booking(), mark), HttpStatusCode.UnprocessableEntity, ApiFault.SentDifferently);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Post("bookings", body, new string('k', 201))).StatusCode);
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_is_a_problem_too()
    {
        using var site = await SomeApi.Of(portal);
        await IsProblem(await site.Get("clients"), HttpStatusCode.NotFound, ApiFault.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Get("bookings")).StatusCode);
    }

    internal static async Task IsProblem(HttpResponseMessage answer, HttpStatusCode status, ApiFault fault)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await SomeApi.Json(answer);
        Assert.Equal(($"/api#{ApiProblems.Anchor(fault)}", (int)status), ((string)problem["type"]!, (int)problem["status"]!));
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]) || string.IsNullOrEmpty((string?)problem["detail"]));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    private static List<string> Keys(JsonNode node) => [.. node.AsObject().Select(p => p.Key)];

    private static List<string> Headers(HttpResponseMessage answer) => [.. answer.Headers.Concat(answer.Content.Headers).Select(h => h.Key).Order(StringComparer.Ordinal)];
}
