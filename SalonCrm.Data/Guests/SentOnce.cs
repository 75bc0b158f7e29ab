using Microsoft.EntityFrameworkCore;
using System.Text.Json;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>A mark by which a sender tells that a request sent again is the same one (Idempotency-Key).</summary>
/// <param name="Key">The mark, at most <see cref="KeyLength"/> characters.</param>
/// <param name="Content">All that was asked for, as it was sent.</param>
public sealed record SentOnce(string Key, string Content)
{
    /// <summary>Longest mark, in characters.</summary>
    public const int KeyLength = 200;
}

/// <summary>Does a marked request once: sent again it is answered as the first time.</summary>
internal static class OnceOnly
{
    private const string BodyKind = "api-request";

    /// <summary>How many answers that are too old are thrown away at once, and with one of how many new ones.</summary>
    private const int MostForgotten = 4 * Every;
    private const int Every = 32;

    /// <summary>Does the work unless it was done, and keeps its answer in the same transaction.</summary>
    /// <param name="passage">The operation.</param>
    /// <param name="sent">The mark; null for a request without one.</param>
    /// <param name="action">What the trail calls it, also where it is only answered again.</param>
    /// <param name="blind">Tells the same content from another.</param>
    /// <param name="work">The work.</param>
    public static async Task<Outcome<T>> Once<T>(this Passage passage, SentOnce? sent, TrailAction action, BlindIndex blind, Func<Task<Outcome<T>>> work)
    {
        if (sent is null)
        {
            return await work();
        }

        if (sent.Key.Length is 0 or > SentOnce.KeyLength)
        {
            return new Outcome<T>.Invalid(Field.IdempotencyKey, sent.Key.Length == 0 ? Problem.Required : Problem.TooLong);
        }

        var site = passage.Actor.AccountId!.Value;
        var (key, bodies) = (Secret.Hash(sent.Key), blind.All(BodyKind, sent.Content));
        var known = await passage.Db.ApiRequests.AsNoTracking().FirstOrDefaultAsync(r => r.IntegrationId == site && r.KeyHash == key, passage.Cancel);
        if (known is not null && known.At > passage.Now - ApiRequest.KeptFor)
        {
            if (!bodies.Any(b => known.BodyHash.AsSpan().SequenceEqual(b)))
            {
                return new Outcome<T>.Invalid(Field.IdempotencyKey, Problem.Taken);
            }

            passage.Record(action, detail: new() { Kind = "sent again" });
            return new Outcome<T>.Done(JsonSerializer.Deserialize<T>(known.Answer)!);
        }

        var outcome = await work();
        if (outcome is Outcome<T>.Done done)
        {
            if (key[0] % Every == 0)
            {
                await Forget(passage);
            }

            passage.Db.Add(new ApiRequest { IntegrationId = site, KeyHash = key, BodyHash = bodies[0], At = passage.Now, Answer = JsonSerializer.Serialize(done.Value) });
        }

        return outcome;
    }

    /// <summary>Now and then some, four for each new one: so they go faster than they come, and no request waits for many.</summary>
    private static async Task Forget(Passage passage)
    {
        var old = passage.Now - ApiRequest.KeptFor;
        await passage.Db.ApiRequests
            .Where(r => passage.Db.ApiRequests.Where(o => o.At <= old).OrderBy(o => o.At).Take(MostForgotten).Select(o => o.Id).Contains(r.Id))
            .ExecuteDeleteAsync(passage.Cancel);
    }
}
