using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class IntegrationTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private Integrations Integrations => Network.Services.GetRequiredService<Integrations>();

    private IntegrationKeys Keys => Network.Services.GetRequiredService<IntegrationKeys>();

    [Fact]
    public async Task A_key_is_shown_once_opens_and_is_nowhere_in_the_file()
    {
        var form = Some();
        var key = (await Integrations.Save(Network.Head, form)).Expect();

        Assert.StartsWith("sc_", key, StringComparison.Ordinal);
        Assert.Equal(46, key!.Length);
        Assert.Equal(form.Id, Keys.Find(key));
        Assert.Null((await Integrations.Save(Network.Head, form)).Expect());
        Assert.Single(await All(), v => v.Form.Id == form.Id);
        Assert.DoesNotContain(Network.Rows("integrations"), row => row.Contains(key, StringComparison.Ordinal));
        Assert.Null(Keys.Find(key + "A"));
        Assert.Null(Keys.Find("sc_"));
        Assert.Null(Keys.Find(null));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_that_moment_on_and_the_door_refuses_it_too()
    {
        var form = Some();
        var key = (await Integrations.Save(Network.Head, form)).Expect();
        Assert.NotNull(Keys.Find(key));

        await Change(form.Id, f => f.IsRetired = true);

        Assert.Null(Keys.Find(key));
        var site = new SomeSite(Network, Actor.Site(form.Id, null, null));
        Assert.IsType<Outcome<OnlineBookingTaken>.NotAllowed>(await site.Book(site.Form(shared.Phone())));
        Assert.NotNull(Assert.Single(await All(), v => v.Form.Id == form.Id).RevokedAt);
    }

    [Fact]
    public async Task A_revocation_is_undone_while_it_is_fresh_and_later_takes_a_new_key()
    {
        var form = Some();
        var key = (await Integrations.Save(Network.Head, form)).Expect();
        await Change(form.Id, f => f.IsRetired = true);
        await Change(form.Id, f => f.IsRetired = false);
        Assert.Equal(form.Id, Keys.Find(key));

        await Change(form.Id, f => f.IsRetired = true);
        Network.Sql("UPDATE integrations SET RevokedAt = RevokedAt - @0 WHERE Id = @1", Integrations.UndoFor.Ticks * 2, form.Id.Key());
        var kept = await Kept(form.Id);
        kept.IsRetired = false;
        var refused = Assert.IsType<Outcome<string?>.Invalid>(await Integrations.Save(Network.Head, kept));
        Assert.Equal([new FieldProblem(Field.Integration, Problem.Retired)], refused.Problems);

        var renewed = (await Integrations.Rotate(Network.Head, form.Id, kept.Version)).Expect();
        Assert.Equal(form.Id, Keys.Find(renewed));
        Assert.Null(Keys.Find(key));
    }

    [Fact]
    public async Task After_a_rotation_the_old_key_opens_for_a_day_and_not_longer()
    {
        var form = Some();
        var old = (await Integrations.Save(Network.Head, form)).Expect();
        var renewed = (await Integrations.Rotate(Network.Head, form.Id, (await Kept(form.Id)).Version)).Expect();

        Assert.Equal(form.Id, Keys.Find(old));
        Assert.Equal(form.Id, Keys.Find(renewed));
        await using var db = Network.Db();
        var until = (await db.Integrations.AsNoTracking().SingleAsync(i => i.Id == form.Id)).OldKeyUntil!.Value;
        Assert.InRange(until - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(24));

        Network.Sql("UPDATE integrations SET OldKeyUntil = @0 WHERE Id = @1", DateTimeOffset.UtcNow.AddMinutes(-1).UtcTicks, form.Id.Key());
        Keys.Forget();
        Assert.Null(Keys.Find(old));
        Assert.Equal(form.Id, Keys.Find(renewed));
    }

    [Fact]
    public async Task Two_clicks_on_new_key_make_one()
    {
        var form = Some();
        await Integrations.Save(Network.Head, form);
        var version = (await Kept(form.Id)).Version;
        var key = (await Integrations.Rotate(Network.Head, form.Id, version)).Expect();

        Assert.IsType<Outcome<string>.Conflict>(await Integrations.Rotate(Network.Head, form.Id, version));
        Assert.Equal(form.Id, Keys.Find(key));
        Assert.IsType<Outcome<string>.NotFound>(await Integrations.Rotate(Network.Head, Guid.CreateVersion7(), 1));
    }

    [Fact]
    public async Task A_name_is_needed_and_is_the_only_one_and_salons_exist()
    {
        var first = Some();
        await Integrations.Save(Network.Head, first);

        Assert.Equal([new FieldProblem(Field.Integration, Problem.Required)], await Problems(new() { Name = "  " }));
        Assert.Equal([new FieldProblem(Field.Integration, Problem.Taken)], await Problems(new() { Name = first.Name }));
        Assert.Equal([new FieldProblem(Field.Integration, Problem.TooLong)], await Problems(new() { Name = new string('я', IntegrationForm.NameLength + 1) }));
        Assert.Equal([new FieldProblem(Field.IntegrationSalons, Problem.Unknown)], await Problems(new() { Name = Some().Name, Salons = [Guid.CreateVersion7()] }));
    }

    [Fact]
    public async Task Somebody_elses_change_of_its_salons_is_a_conflict()
    {
        var form = Some();
        await Integrations.Save(Network.Head, form);
        var (one, other) = (await Kept(form.Id), await Kept(form.Id));
        one.Salons = [Network.Salon];
        (await Integrations.Save(Network.Head, one)).Expect();

        other.Name = Some().Name;
        Assert.IsType<Outcome<string?>.Conflict>(await Integrations.Save(Network.Head, other));
        Assert.Equal([Network.Salon], (await Kept(form.Id)).Salons);
    }

    [Fact]
    public async Task A_sites_last_use_is_noted_to_the_minute()
    {
        var site = await SomeSite.Of(Network);
        await site.Books(shared.Phone());
        var first = Assert.Single(await All(), v => v.Form.Id == site.Actor.AccountId).LastUsedAt;
        await site.Books(shared.Phone());

        Assert.NotNull(first);
        Assert.Equal(first, Assert.Single(await All(), v => v.Form.Id == site.Actor.AccountId).LastUsedAt);
    }

    private static IntegrationForm Some() => new() { Name = $"Сайт {Guid.NewGuid():N}" };

    private async Task<IReadOnlyList<IntegrationView>> All() => (await Integrations.List(Network.Head)).Expect().All;

    private async Task<IntegrationForm> Kept(Guid id) => Assert.Single(await All(), v => v.Form.Id == id).Form;

    private async Task Change(Guid id, Action<IntegrationForm> change)
    {
        var form = await Kept(id);
        change(form);
        (await Integrations.Save(Network.Head, form)).Expect();
    }

    private async Task<IReadOnlyList<FieldProblem>> Problems(IntegrationForm form) =>
        Assert.IsType<Outcome<string?>.Invalid>(await Integrations.Save(Network.Head, form)).Problems;
}
