using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>Doubles for tests.</summary>
internal static class SomeDuplicates
{
    public static readonly DateOnly BirthDate = new(1985, 4, 12);

    public static ClientDuplicates Duplicates(this SomeNetwork network) => network.Services.GetRequiredService<ClientDuplicates>();

    public static DuplicateSweep DuplicateSweep(this SomeNetwork network) => network.Services.GetRequiredService<DuplicateSweep>();

    public static async Task<Guid> Born(this SomeNetwork network, string first, string last, string phone, DateOnly? on = null, string? email = null, Guid? salon = null)
    {
        var form = network.Form(first, last, phone);
        (form.BirthDate, form.Email, form.SharesPhoneKnowingly, form.SalonId) = (on, email, true, salon ?? network.Salon);
        return (await network.Cards.Create(network.Manager, form)).Expect();
    }

    public static async Task<List<DuplicatePair>> Pairs(this SomeNetwork network)
    {
        await using var db = network.Db();
        return await db.DuplicatePairs.AsNoTracking().OrderBy(p => p.FirstId).ThenBy(p => p.SecondId).ToListAsync();
    }

    public static async Task<DuplicateView> OnlyPair(this SomeNetwork network, Actor? actor = null) =>
        Assert.Single((await network.Duplicates().List(actor ?? network.Head)).Expect().Pairs);

    /// <summary>What a comparison of all with all finds, over those who share a phone or a mark.</summary>
    public static async Task<List<(Guid First, Guid Second, int Score, DuplicateReasons Reasons)>> Naive(this SomeNetwork network)
    {
        await using var db = network.Db();
        var all = await db.Likened(await db.Clients.Select(c => c.Id).ToListAsync(), CancellationToken.None);
        var marks = all.ToDictionary(c => c.Id, c => c.Keys.Concat(c.Numbers).Select(MatchReading.Told).ToHashSet());
        return
        [
            .. all.SelectMany(one => all.Where(other => one.Id.CompareTo(other.Id) < 0 && marks[one.Id].Overlaps(marks[other.Id])), (one, other) => (one, other))
                .Select(p => (p.one.Id, p.other.Id, Score: DuplicateScore.Of(p.one.Likeness, p.other.Likeness)))
                .Where(p => p.Score.IsCandidate).Select(p => (p.Item1, p.Item2, p.Score.Points, p.Score.Reasons)).OrderBy(p => p.Item1).ThenBy(p => p.Item2),
        ];
    }
}
