using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;

namespace SalonCrm.Data.Tests.Storage;

public sealed class JumpingClockTests : IAsyncLifetime
{
    private readonly SomeClock _clock = new();
    private SomeNetwork _network = null!;
    private ServiceProvider _portal = null!;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _portal = new ServiceCollection().AddLogging().AddSalonData(_network.Place).AddSingleton<TimeProvider>(_clock).BuildServiceProvider();
        await _portal.OpenSalonData();
    }

    public async Task DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _network.DisposeAsync();
    }

    [Fact]
    public async Task The_trail_keeps_its_order_and_every_save_whatever_the_clock_says()
    {
        var cards = _portal.GetRequiredService<ClientCards>();
        var saved = new List<Guid>();
        foreach (var jump in new[] { TimeSpan.Zero, TimeSpan.FromHours(-1), TimeSpan.FromDays(365), TimeSpan.FromDays(-365) })
        {
            _clock.Jump(jump);
            var client = (await cards.Create(_network.Manager, _network.Form(phone: $"+7926700{saved.Count:0000}"))).Expect();
            (await _portal.GetRequiredService<Promises>().Make(_network.Manager, new() { ClientId = client, Text = "перезвонить" })).Expect();
            saved.Add(client);
        }

        await using var db = await _portal.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        Assert.Null(await new BackupCheck(db, _portal.GetRequiredService<Trail>()).FirstBadEntry(default));
        var told = await db.Trail.Where(t => t.Action == TrailAction.CardCreated).OrderBy(t => t.Seq).Select(t => t.ObjectId!.Value).ToListAsync();
        Assert.Equal(saved, told);
        foreach (var client in saved)
        {
            Assert.Single((await cards.Open(_network.Manager, client)).Expect().Promises);
        }
    }

    [Fact]
    public async Task A_booking_sent_again_after_the_clock_went_back_is_taken_once()
    {
        var site = await _network.Site();
        var (form, sent) = (new BookingForm { SalonId = _network.Salon, Name = "Маша", Phone = "+7 926 700-11-11" }, new SentOnce("mark", "content"));
        var bookings = _portal.GetRequiredService<OnlineBookings>();

        var first = (await bookings.Book(site, form, sent)).Expect();
        _clock.Jump(TimeSpan.FromHours(-1));
        var second = (await bookings.Book(site, form, sent)).Expect();

        Assert.Equal(first, second);
        await using var db = _network.Db();
        Assert.Equal(1, await db.Bookings.CountAsync());
    }

    [Fact]
    public async Task A_backup_made_by_a_clock_a_year_ahead_stops_none_that_comes_after_it()
    {
        _clock.Jump(TimeSpan.FromDays(365));
        Assert.Equal(BackupResult.Whole, (await _portal.GetRequiredService<NetworkBackups>().Make(_network.Head)).Expect().Result);
        _clock.Jump(TimeSpan.FromDays(-362));

        var night = await _portal.GetRequiredService<BackupNight>().MakeIfDue(default);

        Assert.Equal(BackupResult.Whole, night!.Result);
        var view = (await _portal.GetRequiredService<NetworkBackups>().View(_network.Head)).Expect();
        Assert.Equal((night.Id, false), (view.LastWhole!.Id, view.IsLate));
    }

    private sealed class SomeClock : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UtcNow;

        public void Jump(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
