using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class PromisesTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _client;

    private Promises Promises => _network.Services.GetRequiredService<Promises>();

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _client = await _network.Client();
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_promise_is_seen_at_the_next_opening_until_it_is_kept()
    {
        var form = Dye();
        (form.OwnerId, form.DueOn) = (_network.Manager.AccountId, Today);
        (await Promises.Make(_network.Staff, form)).Expect();

        var promise = Assert.Single((await _network.Cards.Open(_network.Specialist, _client)).Expect().Promises);
        Assert.Equal(("узнать о другой краске", "Manager", "Staff", false), (promise.Text, promise.Owner, promise.MadeBy, promise.IsOverdue));

        Assert.Empty((await Promises.Keep(_network.Specialist, _client, promise.Id)).Expect().Promises);
        Assert.Empty((await _network.Card(_client)).Promises);
        var history = (await _network.Cards.History(_network.Manager, _client)).Expect();
        Assert.Equal(
            [("узнать о другой краске", null), (null, "узнать о другой краске")],
            history.SelectMany(h => h.Fields).Where(f => f.Field == Field.Promise).Select(f => (f.Old, f.New)));
    }

    [Fact]
    public async Task Two_who_close_the_same_promise_close_it_once()
    {
        var form = Dye();
        (await Promises.Make(_network.Staff, form)).Expect();
        var closed = await Task.WhenAll(
            Promises.Keep(_network.Staff, _client, form.Id), Promises.Drop(_network.Manager, _client, form.Id));

        Assert.All(closed, outcome => Assert.Empty(outcome.Expect().Promises));
        Assert.Single((await _network.Cards.History(_network.Manager, _client)).Expect(), h => h.Fields is [{ Field: Field.Promise, New: null }]);
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_promise()
    {
        var form = Dye();
        (await Promises.Make(_network.Staff, form)).Expect();
        Assert.Single((await Promises.Make(_network.Staff, form)).Expect().Promises);
    }

    [Fact]
    public async Task A_promise_without_words_for_a_day_that_has_been_or_for_nobody_we_know_is_refused()
    {
        var form = new PromiseForm { ClientId = _client, Text = " ", DueOn = Today.AddDays(-5), OwnerId = Guid.NewGuid() };
        var refused = Assert.IsType<Outcome<ClientCard>.Invalid>(await Promises.Make(_network.Staff, form));
        Assert.Equal(
            [new(Field.Promise, Problem.Required), new(Field.DueOn, Problem.OutOfRange), new(Field.DisplayName, Problem.Unknown)], refused.Problems);
    }

    [Fact]
    public async Task A_promise_of_another_client_is_not_found()
    {
        var form = Dye();
        (await Promises.Make(_network.Staff, form)).Expect();
        var other = await _network.Client("Анна", "Другая", "+7 916 765-43-21");
        Assert.IsType<Outcome<ClientCard>.NotFound>(await Promises.Keep(_network.Staff, other, form.Id));
    }

    private PromiseForm Dye() => new() { ClientId = _client, Text = "узнать о другой краске" };
}
