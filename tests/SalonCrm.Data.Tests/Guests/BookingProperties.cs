using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>
/// Whatever is booked and whichever numbers come together on one card, there is one client for each person, and every
/// booking stands with one who has the number. A list of people and their numbers is the naive answer to compare with.
/// </summary>
public sealed class BookingProperties
{
    private static readonly string[] Numbers = ["+79160000001", "+79160000002", "+79160000003", "+79160000004"];
    private static readonly string[] Names = ["Мария", "Ольга", "Аня", "Пётр"];

    /// <summary>A seed that is new in each run, told by the test's name, and two that stay.</summary>
    public static TheoryData<int> Seeds => [1, 2, Random.Shared.Next()];

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task Any_sequence_of_bookings_and_merges_of_numbers_keeps_one_client_for_each_person_and_loses_no_booking(int seed)
    {
        await using var world = new World(await SomeNetwork.Make(), seed);
        for (var step = 0; step < 60; step++)
        {
            await world.Step();
        }

        await world.Compare();
    }

    private sealed class World(SomeNetwork network, int seed) : IAsyncDisposable
    {
        private readonly Random _random = new(seed);

        /// <summary>The people as a careful receptionist would keep them in the head: who has which numbers.</summary>
        private readonly Dictionary<Guid, HashSet<string>> _people = [];
        private readonly Dictionary<Guid, Guid> _bookings = [];

        public ValueTask DisposeAsync() => network.DisposeAsync();

        public Task Step() => _random.Next(5) == 0 && _people.Count > 0 ? ShareNumber() : Book();

        public async Task Compare()
        {
            await using var db = network.Db();
            var clients = await db.Clients.AsNoTracking().Include(c => c.Phones).ToListAsync();
            Assert.Equal(_people.Keys.Order(), clients.Select(c => c.Id).Order());
            Assert.All(clients, c => Assert.Equal(_people[c.Id].Order(StringComparer.Ordinal), c.Phones.Select(p => p.Number).Order(StringComparer.Ordinal)));
            var kept = await db.Bookings.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ClientId);
            Assert.Equal(_bookings.OrderBy(b => b.Key), kept.OrderBy(b => b.Key));
            Assert.Equal(_bookings.Count, await db.Visits.CountAsync());
        }

        private async Task Book()
        {
            var number = Pick(Numbers);
            var owners = _people.Where(p => p.Value.Contains(number)).Select(p => p.Key).ToList();
            var form = network.Booking(Pick(Names), number);
            form.IsSomeoneNew = owners.Count > 0 && _random.Next(6) == 0;
            if (owners.Count > 1 && !form.IsSomeoneNew)
            {
                Assert.Equal([new(Field.Phones, Problem.WhoIsIt)], await network.Refused(form));
                form.ClientId = Pick(owners);
            }

            var taken = (await network.Bookings().Take(network.Staff, form)).Expect();
            var again = (await network.Bookings().Take(network.Staff, form)).Expect();

            Assert.Equal(taken, again);
            Assert.Equal(owners.Count == 0 || form.IsSomeoneNew, taken.IsNewClient);
            if (taken.IsNewClient)
            {
                _people[taken.ClientId] = [number];
            }
            else
            {
                Assert.Equal(form.ClientId ?? owners[0], taken.ClientId);
            }

            _bookings[taken.BookingId] = taken.ClientId;
        }

        /// <summary>A client turns out to have another number too, perhaps one that somebody else has.</summary>
        private async Task ShareNumber()
        {
            var client = Pick([.. _people.Keys]);
            var number = Pick(Numbers);
            var form = (await network.Card(client)).Form!;
            if (_people[client].Add(number))
            {
                (form.Phones, form.SharesPhoneKnowingly) = ([.. form.Phones, new() { Text = number }], true);
                (await network.Cards.Edit(network.Manager, form)).Expect();
            }
        }

        private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
    }
}
