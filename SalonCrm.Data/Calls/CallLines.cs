using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>Finds whose line it is, and who is at the other end of it.</summary>
internal static class CallLines
{
    /// <summary>A call that was missed longer ago is not called back because a line was named today.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    /// <summary>Fills in what follows from line and number, as far as it is not known yet; the caller saves.</summary>
    public static async Task Recognise(this Passage passage, Call call, BlindIndex blind)
    {
        var names = await passage.Names();
        if (call is { SalonId: null, ExchangeId: { } exchange, Line: { } line })
        {
            var lines = await passage.Shared((nameof(CallLines), exchange), () => passage.Db.ExchangeLines.AsNoTracking().Where(l => l.ExchangeId == exchange).ToListAsync(passage.Cancel));
            call.SalonId = lines.Find(l => l.Line == LineName.Of(line, CallerNumber.Home(names, l.SalonId)))?.SalonId;
        }

        if (call is { NumberIndex: null, Number: { } told } && LineName.TryRead(told, CallerNumber.Home(names, call.SalonId), out var number))
        {
            (call.Number, call.NumberIndex) = (number.E164, blind.Of(Call.NumberKind, number.E164));
            if (call.ClientId is null && await passage.OwnersOf([number], blind) is [var only])
            {
                call.ClientId = only.Id;
            }
        }
    }

    /// <summary>
    /// A line is a salon's from now on: calls on it that were nobody's become the salon's. The screens are not told, or
    /// they would ring of what is over.
    /// </summary>
    /// <param name="passage">The operation.</param>
    /// <param name="exchange">The exchange.</param>
    /// <param name="line">The line, however it is written.</param>
    /// <param name="salon">Whose it is now.</param>
    /// <param name="blind">Finds who called.</param>
    /// <returns>How many calls became the salon's.</returns>
    public static async Task<int> Assign(Passage passage, Guid exchange, string line, Guid salon, BlindIndex blind)
    {
        var home = CallerNumber.Home(await passage.Names(), salon);
        var name = LineName.Of(line, home);
        var told = await passage.Db.Calls.Where(c => c.ExchangeId == exchange && c.SalonId == null && c.Line != null).Select(c => c.Line).Distinct().ToListAsync(passage.Cancel);
        var same = told.Where(l => LineName.Of(l, home) == name).ToList();
        var calls = await passage.Db.Calls.AsTracking().Where(c => c.ExchangeId == exchange && c.SalonId == null && same.Contains(c.Line)).ToListAsync(passage.Cancel);
        foreach (var call in calls.OrderBy(c => c.StartedAt))
        {
            call.SalonId = salon;
            await passage.Recognise(call, blind);
            if (call.StartedAt > passage.Now - Recent)
            {
                await CallBacks.Settle(passage, call);
            }
        }

        return calls.Count;
    }
}
