using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;

namespace SalonCrm.Data.Tests.Access.Watch;

/// <summary>What the tests of watching need of a network.</summary>
internal static class SomeWatch
{
    public static T Feature<T>(this SomeNetwork network)
        where T : notnull => network.Services.GetRequiredService<T>();

    /// <summary>The alerts of a kind about a person.</summary>
    public static async Task<List<Alert>> AlertsOf(this SomeNetwork network, AlertKind kind, Actor person)
    {
        await using var db = network.Db();
        return await db.Alerts.AsNoTracking().Where(a => a.Kind == kind && a.AccountId == person.AccountId).OrderBy(a => a.At).ToListAsync();
    }

    /// <summary>How often a person did something.</summary>
    public static async Task<int> Done(this SomeNetwork network, Actor person, TrailAction action)
    {
        await using var db = network.Db();
        return await db.Trail.CountAsync(t => t.AccountId == person.AccountId && t.Action == action);
    }

    /// <summary>Writes into the trail what a person did at another time.</summary>
    public static async Task Did(this SomeNetwork network, Actor person, TrailAction action, IEnumerable<DateTimeOffset> times, Guid? client = null)
    {
        foreach (var at in times)
        {
            using var door = new Door(network.Feature<IDbContextFactory<SalonDb>>(), network.Feature<Trail>(), new At(at));
            (await door.Pass<Nothing>(person, Permission.SignIn, passage =>
            {
                passage.Record(action, client);
                return Task.FromResult<Outcome<Nothing>>(new Outcome<Nothing>.Done(default));
            })).Expect();
        }
    }

    public static async Task<Guid> Canary(this SomeNetwork network)
    {
        var form = new CanaryForm { SalonId = network.Salon, Count = 1 };
        (await network.Feature<Canaries>().Plant(network.Head, form)).Expect();
        return form.Ids[0];
    }

    private sealed class At(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
