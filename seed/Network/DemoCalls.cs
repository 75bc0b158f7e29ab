using Bogus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;
using SalonCrm.Seed.Filling;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed.Network;

/// <summary>
/// Four weeks of calls: talked, missed and called back, outgoing, from strangers and from who hides the number. The same
/// few hundred for a network of any size; the last hours leave something to call back.
/// </summary>
internal static class DemoCalls
{
    private const int Days = 28;
    private const int MostInDay = 5;
    private const int MostPromises = 4;
    private const int Callers = 60;
    private const int Seed = 61;

    public static async Task Make(IServiceProvider services, MadeSalon[] salons, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel);
        var exchange = await db.TelephoneExchanges.OrderBy(e => e.Id).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(cancel);
        foreach (var (salon, place) in salons.Select((s, i) => (s, i)))
        {
            var clients = await db.Clients.AsNoTracking().AsSplitQuery().Include(c => c.Phones).Include(c => c.Promises.Where(p => p.State == PromiseState.Open))
                .Where(c => c.SalonId == salon.Id && c.Phones.Count > 0).OrderBy(c => c.CardNumber).Take(Callers).ToListAsync(cancel);
            if (clients.Count > 0)
            {
                var log = new Log(db, services.GetRequiredService<BlindIndex>(), salon, exchange, clients, DemoPlaces.Salons[place].Language.Country, new Randomizer(Seed + place));
                log.Weeks(now);
                log.Promises(now);
                log.LastHours(now);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Writes one salon's log.</summary>
    private sealed class Log(SalonDb db, BlindIndex blind, MadeSalon salon, Guid? exchange, List<Client> clients, string country, Randomizer random)
    {
        private readonly (CallOutcome? Outcome, string Note)[] _notes = DemoCallWords.Notes(country);
        private int _strangers;

        public void Weeks(DateTimeOffset now)
        {
            var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
            for (var day = today.AddDays(-Days); day < today; day = day.AddDays(1))
            {
                var calls = day.DayOfWeek == DayOfWeek.Sunday ? 0 : random.Number(1, MostInDay);
                for (var i = 0; i < calls; i++)
                {
                    Happen(day.AddHours(random.Number(7, 16)).AddSeconds(random.Number(0, 3599)));
                }
            }
        }

        /// <summary>Some of what was promised in these weeks was promised on the phone.</summary>
        public void Promises(DateTimeOffset now)
        {
            foreach (var client in clients.Where(c => c.Promises.Count > 0 && c.Promises[0].CreatedAt > now.AddDays(-Days)).Take(MostPromises))
            {
                var call = Taken(Talked(Call(client.Promises[0].CreatedAt.AddMinutes(-4), client), 260));
                (call.Outcome, call.Note, call.PromiseId) = (CallOutcome.Promised, DemoCallWords.Promised(country), client.Promises[0].Id);
            }
        }

        /// <summary>A client and a stranger who were missed, and one who was talked with.</summary>
        public void LastHours(DateTimeOffset now)
        {
            CallBack(Missed(Call(now.AddMinutes(-95), clients[0])), null);
            CallBack(Missed(Call(now.AddMinutes(-40), null)), null);
            var talk = Taken(Talked(Call(now.AddMinutes(-65), clients[^1]), 140));
            (talk.Outcome, talk.Note) = _notes[1];
        }

        private void Happen(DateTimeOffset at)
        {
            var call = Call(at, random.Bool(0.8f) ? random.ListItem(clients) : null, hides: 0.25f);
            switch (random.Number(9))
            {
                case 0 or 1:
                    CallBack(Missed(call), at.AddMinutes(random.Number(10, 90)));
                    break;
                case 2:
                    (call.Direction, call.EndedAt) = (CallDirection.Outgoing, at.AddSeconds(25));
                    break;
                case 3:
                    Talked(call, random.Number(30, 300)).Direction = CallDirection.Outgoing;
                    break;
                case 4:
                    // At the phone alone: nobody took it on a screen.
                    Talked(call, random.Number(20, 90));
                    break;
                default:
                    Taken(Talked(call, random.Number(30, 420)));
                    (call.Outcome, call.Note) = call.ClientId is null ? _notes[0] : random.ArrayElement(_notes);
                    call.Recording = random.Bool(0.4f) ? $"https://pbx.example/recordings/{call.Id:N}.mp3" : null;
                    break;
            }
        }

        private Call Call(DateTimeOffset at, Client? client, float hides = 0)
        {
            var number = client is not null ? client.Phones[0].Number
                : random.Bool(hides) ? null
                : DemoPhones.Number(salon.Country.Code, DemoPhones.Distinct - 200 - _strangers++);
            var call = new Call
            {
                ExchangeId = exchange,
                ExternalId = exchange is null ? null : random.Bytes(BlindIndex.Size),
                SalonId = salon.Id,
                Number = number,
                NumberIndex = number is null ? null : blind.Of(Data.Calls.Call.NumberKind, number),
                ClientId = client?.Id,
                State = CallState.Ended,
                StartedAt = at,
                EndedAt = at,
            };
            db.Add(call);
            return call;
        }

        private Call Talked(Call call, int seconds)
        {
            call.AnsweredAt = call.StartedAt.AddSeconds(random.Number(3, 20));
            call.EndedAt = call.AnsweredAt.Value.AddSeconds(seconds);
            return call;
        }

        private Call Taken(Call call)
        {
            (call.TakenBy, call.TakenAt) = ((random.Bool(0.8f) ? salon.Desk : salon.Manager).AccountId, call.AnsweredAt);
            return call;
        }

        private Call Missed(Call call)
        {
            call.EndedAt = call.StartedAt.AddSeconds(random.Number(12, 45));
            return call;
        }

        /// <summary>The task of a missed call; of one that hides its number there is none.</summary>
        private void CallBack(Call call, DateTimeOffset? doneAt)
        {
            if (call.Number is null)
            {
                return;
            }

            var task = new StaffTask
            {
                ClientId = call.ClientId,
                SalonId = salon.Id,
                Kind = TaskKind.CallBack,
                Text = call.ClientId is null ? PhoneNumber.FromE164(call.Number).International : null,
                DueOn = DateOnly.FromDateTime(call.StartedAt.UtcDateTime),
                CreatedAt = call.EndedAt!.Value,
                State = doneAt is null ? TaskState.Open : TaskState.Done,
                EndedAt = doneAt,
                EndedBy = doneAt is null ? null : salon.Desk.AccountId,
            };
            db.Add(task);
            call.CallBackId = task.Id;
        }
    }
}
