using System.Collections.Concurrent;
using System.Net;
using SalonCrm.Admin.Api;

namespace SalonCrm.Admin.Tests.Api;

public sealed class ApiFloodTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task Ten_thousand_bookings_from_one_address_are_mostly_refused_none_that_was_acknowledged_is_lost_and_the_portal_answers_others()
    {
        const int Sent = 10_000;
        using var site = await SomeApi.Of(portal);
        var acknowledged = new ConcurrentBag<Guid>();
        var refused = new ConcurrentBag<HttpResponseMessage>();
        var others = new ConcurrentBag<HttpStatusCode>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Sent), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            if (i % 1000 == 500)
            {
                using var visitor = portal.Browser();
                others.Add((await visitor.Get("/Identity/Account/Login")).StatusCode);
            }

            var answer = await site.Post("bookings", site.Booking());
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                acknowledged.Add(Guid.Parse((string)(await SomeApi.Json(answer))["bookingId"]!));
            }
            else
            {
                refused.Add(answer);
            }
        });

        Assert.True(refused.Count > Sent / 2, $"only {refused.Count} were refused");
        Assert.True(acknowledged.Count >= new ApiOptions().BurstPerKey, $"only {acknowledged.Count} were taken");
        Assert.All(refused, r => Assert.Equal((HttpStatusCode.TooManyRequests, true), (r.StatusCode, r.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1))));
        await ApiTests.IsProblem(refused.First(), HttpStatusCode.TooManyRequests, ApiFault.TooMany);
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.Equal(acknowledged.Count, await portal.Sql("SELECT count(*) FROM bookings"));
        Assert.All(others, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(10, others.Count);
    }
}

public sealed class ApiGuessingTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task Guessing_keys_is_stopped_by_address_while_the_good_key_of_the_same_address_goes_on()
    {
        using var site = await SomeApi.Of(portal);
        using var guesser = await SomeApi.Of(portal);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < new ApiOptions().TriesPerMinute + 5; i++)
        {
            guesser.Shows($"sc_{Guid.NewGuid():N}");
            answers.Add((await guesser.Get("salons")).StatusCode);
        }

        Assert.Equal(5, answers.Count(a => a == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await site.Get("salons")).StatusCode);
    }
}
