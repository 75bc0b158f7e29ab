using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class OnlineBookingTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private SomeSite _site = null!;

    private SomeNetwork Network => shared.Network;

    public async Task InitializeAsync() => _site = await SomeSite.Of(Network);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_number_keeps_a_guest_and_without_a_day_the_salon_is_asked_to_agree_on_one()
    {
        var taken = await _site.Books(shared.Phone(), "Маша Петрова");

        var client = await _site.ClientOf(taken.BookingId);
        Assert.Equal((ClientStatus.Guest, ClientSource.Online, _site.Actor.AccountId), (client.Status, client.Source, client.CreatedBy));
        await using var db = Network.Db();
        var task = await db.Tasks.AsNoTracking().SingleAsync(t => t.ClientId == client.Id);
        Assert.Equal((TaskKind.AgreeOnDay, TaskState.Open, Network.Salon), (task.Kind, task.State, task.SalonId));
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == taken.BookingId);
        Assert.Equal((BookingChannel.Online, _site.Actor.AccountId, true), (booking.Channel, booking.IntegrationId, booking.MadeClient));
    }

    [Fact]
    public async Task The_link_is_a_hash_in_the_file_opens_for_a_week_and_belongs_to_the_booking()
    {
        var taken = await _site.Books(shared.Phone());

        await using var db = Network.Db();
        var link = await db.Links.AsNoTracking().SingleAsync(l => l.BookingId == taken.BookingId);
        Assert.Equal((LinkKind.Registration, taken.LinkExpiresAt), (link.Kind, link.ExpiresAt));
        Assert.InRange(link.ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
        Assert.Equal(Secret.Hash(taken.LinkToken), link.TokenHash);
        Assert.DoesNotContain(Network.Rows("client_links"), row => row.Contains(taken.LinkToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_a_number_is_known_is_told_only_where_the_network_allows_it()
    {
        var phone = shared.Phone();
        await Network.Client("Мария", "Иванова", phone);
        Assert.Null((await _site.Books(phone)).IsKnown);

        var integrations = Network.Services.GetRequiredService<Integrations>();
        (await integrations.TellKnownNumbers(Network.Head, true)).Expect();
        Assert.True((await _site.Books(phone)).IsKnown);
        Assert.False((await _site.Books(shared.Phone())).IsKnown);
        (await integrations.TellKnownNumbers(Network.Head, false)).Expect();
    }

    [Fact]
    public async Task Booking_with_somebody_elses_number_changes_nothing_on_the_card_and_answers_as_to_everybody()
    {
        var phone = shared.Phone();
        var id = await Network.Client("Мария", "Иванова", phone);
        var before = await Row(id);

        var known = await _site.Books(phone, "Злодей");
        var unknown = await _site.Books(shared.Phone(), "Злодей");

        Assert.Equal(id, (await _site.ClientOf(known.BookingId)).Id);
        Assert.Equal(before, await Row(id));
        Assert.Equal((known.IsKnown, known.OwnPageAddress, known.LinkToken.Length), (unknown.IsKnown, unknown.OwnPageAddress, unknown.LinkToken.Length));
    }

    /// <summary>Each of these would otherwise be refused for a new number alone, and so tell that a number is new.</summary>
    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("   ", Problem.Required)]
    [InlineData("+7 916 123-45-67", Problem.NameIsPhone)]
    [InlineData("!!!", Problem.NotAName)]
    [InlineData("ооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооооо", Problem.TooLong)]
    public async Task Probing_with_a_bad_name_tells_nothing_of_the_number(string? name, Problem problem)
    {
        var phone = shared.Phone();
        await Network.Client("Мария", "Иванова", phone);

        var known = Assert.IsType<Outcome<OnlineBookingTaken>.Invalid>(await _site.Book(_site.Form(phone, name!)));
        var unknown = Assert.IsType<Outcome<OnlineBookingTaken>.Invalid>(await _site.Book(_site.Form(shared.Phone(), name!)));

        Assert.Equal([new FieldProblem(Field.SaidName, problem)], known.Problems);
        Assert.Equal(known.Problems, unknown.Problems);
    }

    [Fact]
    public async Task A_number_that_several_share_is_booked_without_a_question_for_the_one_of_that_name()
    {
        var phone = shared.Phone();
        await Network.Client("Мария", "Иванова", phone);
        var son = Network.Form("Пётр", "Иванов", phone);
        son.SharesPhoneKnowingly = true;
        (await Network.Cards.Create(Network.Manager, son)).Expect();

        Assert.Equal(son.Id, (await _site.ClientOf((await _site.Books(phone, "Пётр")).BookingId)).Id);
    }

    [Fact]
    public async Task A_site_cannot_say_who_books_or_that_it_is_somebody_new()
    {
        var (phone, other) = (shared.Phone(), shared.Phone());
        var victim = await Network.Client("Мария", "Иванова", phone);
        await Network.Client("Анна", "Смирнова", other);

        var taken = (await _site.Book(_site.Form(other, "Анна", f => (f.ClientId, f.IsSomeoneNew) = (victim, true)))).Expect();

        Assert.NotEqual(victim, (await _site.ClientOf(taken.BookingId)).Id);
    }

    [Fact]
    public async Task What_cannot_be_booked_is_told_field_by_field_and_nothing_is_kept()
    {
        var bookings = Network.Rows("bookings");
        var form = _site.Form("123", change: f => (f.On, f.MasterId) = (new DateOnly(2020, 1, 1), Guid.CreateVersion7()));

        var problems = Assert.IsType<Outcome<OnlineBookingTaken>.Invalid>(await _site.Book(form)).Problems;

        Assert.Contains(new FieldProblem(Field.VisitDate, Problem.InThePast), problems);
        Assert.Contains(new FieldProblem(Field.Master, Problem.Unknown), problems);
        Assert.Contains(problems, p => p.Field == Field.Phones);
        Assert.Equal(bookings, Network.Rows("bookings"));
    }

    [Fact]
    public async Task A_salon_that_closed_or_that_the_key_is_not_for_takes_no_booking()
    {
        var salons = Network.Services.GetRequiredService<Salons>();
        var closed = new SalonForm { Name = $"Закрытый {Guid.NewGuid():N}", CountryCode = "RU", IsRetired = true };
        (await salons.Save(Network.Head, closed)).Expect();
        Assert.Equal([new FieldProblem(Field.Salon, Problem.Retired)], await Problems(_site, closed.Id));

        var limited = await SomeSite.Of(Network, closed.Id);
        Assert.Equal([new FieldProblem(Field.Salon, Problem.Unknown)], await Problems(limited, Network.Salon));
    }

    [Fact]
    public async Task A_replayed_request_books_once_and_is_answered_as_the_first_time()
    {
        var (phone, sent) = (shared.Phone(), new SentOnce(Guid.NewGuid().ToString(), "{}"));
        var first = (await _site.Book(_site.Form(phone), sent)).Expect();
        var again = (await _site.Book(_site.Form(phone), sent)).Expect();

        Assert.Equal(first, again);
        await using var db = Network.Db();
        Assert.Equal(1, await db.Bookings.CountAsync(b => b.ClientId == db.Bookings.First(x => x.Id == first.BookingId).ClientId));
        var request = await db.ApiRequests.AsNoTracking().SingleAsync(r => r.KeyHash == Secret.Hash(sent.Key));
        Assert.Contains(first.LinkToken, request.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Network.Rows("api_requests"), row => row.Contains(first.LinkToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_of_the_same_request_at_the_same_moment_book_once()
    {
        var (phone, sent) = (shared.Phone(), new SentOnce(Guid.NewGuid().ToString(), "{}"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _site.Book(_site.Form(phone), sent)));

        Assert.Single(answers.Select(a => a.Expect().BookingId).Distinct());
    }

    [Fact]
    public async Task The_same_mark_on_another_request_is_refused_and_another_sites_same_mark_is_not()
    {
        var key = Guid.NewGuid().ToString();
        (await _site.Book(_site.Form(shared.Phone()), new(key, "one"))).Expect();

        var refused = Assert.IsType<Outcome<OnlineBookingTaken>.Invalid>(await _site.Book(_site.Form(shared.Phone()), new(key, "other")));
        Assert.Equal([new FieldProblem(Field.IdempotencyKey, Problem.Taken)], refused.Problems);
        var other = await SomeSite.Of(Network);
        (await other.Book(other.Form(shared.Phone()), new(key, "other"))).Expect();
    }

    [Fact]
    public async Task One_bad_booking_among_many_spoils_no_other()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            i % 5 == 0 ? _site.Book(_site.Form("123"))
            : i % 7 == 0 ? _site.Book(_site.Form(shared.Phone(), change: f => f.SalonId = Guid.CreateVersion7()))
            : _site.Book(_site.Form(shared.Phone()))));

        var taken = answers.OfType<Outcome<OnlineBookingTaken>.Done>().Select(d => d.Value.BookingId).ToList();
        Assert.Equal(Enumerable.Range(0, 40).Count(i => i % 5 != 0 && i % 7 != 0), taken.Count);
        await using var db = Network.Db();
        Assert.Equal(taken.Count, await db.Bookings.CountAsync(b => taken.Contains(b.Id)));
    }

    [Fact]
    public async Task Many_at_the_same_moment_with_one_new_number_are_one_client()
    {
        var phone = shared.Phone();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _site.Books(phone)));

        await using var db = Network.Db();
        var ids = answers.Select(a => a.BookingId).ToList();
        Assert.Single(await db.Bookings.Where(b => ids.Contains(b.Id)).Select(b => b.ClientId).Distinct().ToListAsync());
        Assert.Equal(20, ids.Distinct().Count());
    }

    private async Task<IReadOnlyList<FieldProblem>> Problems(SomeSite site, Guid salon) =>
        Assert.IsType<Outcome<OnlineBookingTaken>.Invalid>(await site.Book(site.Form(shared.Phone(), change: f => f.SalonId = salon))).Problems;

    private async Task<(int Version, string Name, DateTimeOffset At)> Row(Guid client)
    {
        await using var db = Network.Db();
        var row = await db.Clients.AsNoTracking().SingleAsync(c => c.Id == client);
        return (row.Version, row.Name.Full, row.UpdatedAt);
    }
}
