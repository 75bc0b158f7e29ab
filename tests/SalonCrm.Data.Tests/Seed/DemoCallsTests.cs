using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Calls;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Tests.Seed;

public sealed class DemoCallsTests(MadeNetwork made) : IClassFixture<MadeNetwork>
{
    [Fact]
    public async Task Each_salon_has_weeks_of_calls_and_somebody_to_call_back()
    {
        await using var db = made.Network.Db();
        var calls = await db.Calls.AsNoTracking().ToListAsync();
        var open = (await db.Tasks.AsNoTracking().Where(t => t.Kind == TaskKind.CallBack && t.State == TaskState.Open).ToListAsync()).ToDictionary(t => t.Id);
        foreach (var salon in calls.GroupBy(c => c.SalonId))
        {
            Assert.InRange(salon.Count(), 40, 200);
            Assert.All(Enum.GetValues<CallDirection>(), d => Assert.Contains(salon, c => c.Direction == d));
            Assert.All(Enum.GetValues<CallOutcome>(), o => Assert.Contains(salon, c => c.Outcome == o && c.Note is not null));
            Assert.Contains(salon, c => c is { ClientId: null, Number: not null });
            Assert.Contains(salon, c => c.Number is null);
            Assert.Contains(salon, c => c.PromiseId is not null && c.ClientId is not null);
            Assert.True(salon.Where(c => c.CallBackId is not null).All(c => c.IsMissed));
            Assert.Equal(2, salon.Count(c => c.CallBackId is { } task && open.ContainsKey(task)));
        }

        Assert.Equal(3, calls.Select(c => c.SalonId).Distinct().Count());
        Assert.All(calls, c => Assert.True(c.Damage is null && c.State == CallState.Ended && c.EndedAt >= (c.AnsweredAt ?? c.StartedAt)));
    }
}
