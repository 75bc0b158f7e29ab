using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>The figures of the audit, who sees them, and how they are kept right.</summary>
public sealed class CompletenessAuditTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_network_without_clients_has_nothing_incomplete()
    {
        var view = await _network.Figures();

        Assert.Equal(0, view.Cards);
        Assert.All(view.Tiers.Values, f => Assert.Equal((0, 0, 1), (f.Complete, f.Total, f.Share)));
        Assert.Single(view.Salons);
        Assert.Empty(view.Managers);
    }

    [Fact]
    public async Task The_tiers_are_shown_apart()
    {
        await _network.Cards.Create(_network.Manager, _network.Whole());
        await _network.Guest("+7 916 000-00-02");

        var view = await _network.Figures();

        Assert.Equal((2, 2), (view.Tiers[Tier.Required].Complete, view.Tiers[Tier.Required].Total));
        // Nobody has seen the whole card's client yet; the guest has neither email nor birth date.
        Assert.Equal((0, 2), (view.Tiers[Tier.Desirable].Complete, view.Tiers[Tier.Desirable].Total));
        Assert.Equal((0, 2), (view.Tiers[Tier.Safety].Complete, view.Tiers[Tier.Safety].Total));
        Assert.Equal([ClientStatus.Guest, ClientStatus.Registered], view.Kinds.Select(k => k.Of.Status));
        Assert.Equal(["Manager", "Staff"], view.Managers.Select(m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_guest_without_visits_lacks_none_and_a_registered_client_does()
    {
        var guest = await _network.Guest();
        var registered = await _network.Client(phone: "+7 916 000-00-02");

        Assert.Equal([registered], (await _network.Cards(new() { Gap = Gap.Visits })).Hits.Select(h => h.Id));

        await _network.Comes(registered, SomeFollowUps.Today);
        Assert.Equal(0, (await _network.Cards(new() { Gap = Gap.Visits })).Count);
        Assert.Equal([guest, registered], (await _network.Cards(new() { Gap = Gap.Email })).Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task A_phone_is_confirmed_with_the_card_and_not_any_more_once_another_is_added()
    {
        var client = await _network.Client();
        (await _network.Cards.Confirm(_network.Staff, client)).Expect();
        Assert.Equal(0, (await _network.Cards(new() { Gap = Gap.PhoneNotConfirmed })).Count);

        await _network.Change(client, f => f.Phones.Add(new() { Text = "+7 916 000-00-03" }));

        Assert.Equal(1, (await _network.Cards(new() { Gap = Gap.PhoneNotConfirmed })).Count);
    }

    [Fact]
    public async Task A_manager_never_sees_another_salons_figures()
    {
        var other = await _network.Salon("Таганка");
        await _network.Client();
        var form = _network.Form(phone: "+7 916 000-00-02");
        form.SalonId = other;
        (await _network.Cards.Create(_network.Head, form)).Expect();

        var view = await _network.Figures(_network.Manager);

        Assert.Equal(1, view.Cards);
        Assert.Equal([_network.Salon], view.SalonNames.Select(s => s.Id));
        Assert.All(view.Fields, f => Assert.Equal([_network.Salon], f.Salons.Keys));
        Assert.DoesNotContain(view.Managers, m => m.Name == "Глава");
        Assert.Equal(0, (await _network.Figures(_network.Manager, other)).Cards);
        Assert.Equal(0, (await _network.Cards(new() { Salon = other }, _network.Manager)).Count);
        Assert.Equal(1, (await _network.Cards(AuditSlice.Everything, _network.Manager)).Count);
        Assert.Equal(1, (await _network.Audit().Trend(_network.Manager, null, SomeFollowUps.Today, SomeFollowUps.Today)).Expect().Points[^1].Cards);
        Assert.Equal(2, (await _network.Figures()).Cards);
    }

    [Fact]
    public async Task What_does_not_count_in_a_salon_is_no_gap_there()
    {
        var other = await _network.Salon("Таганка");
        await _network.Client();
        var form = _network.Form(phone: "+7 916 000-00-02");
        form.SalonId = other;
        (await _network.Cards.Create(_network.Head, form)).Expect();

        await _network.Count(new(Uncounted.Nothing, new Dictionary<Guid, Uncounted>
        {
            [other] = new(GapSet.Email | GapSet.BirthDate | GapSet.Visits, new HashSet<Guid>()),
        }));

        var view = await _network.Figures();
        Assert.Equal((1, 2), (view.Tiers[Tier.Desirable].Complete, view.Tiers[Tier.Desirable].Total));
        var email = view.Fields.Single(f => f.Gap == Gap.Email);
        Assert.Equal((0, 1), (email.Figure.Complete, email.Figure.Total));
        Assert.DoesNotContain(other, email.Salons.Keys);
        foreach (var (slice, count) in view.Numbers())
        {
            Assert.Equal((slice, count), (slice, (await _network.Cards(slice)).Count));
        }
    }

    [Fact]
    public async Task What_is_required_and_what_is_safety_can_not_be_left_out()
    {
        await _network.Guest();

        await _network.Count(new(new(CountingRules.Everything, new HashSet<Guid>()), new Dictionary<Guid, Uncounted>()));

        var view = await _network.Figures();
        Assert.Equal([Gap.Name, Gap.Phone, Gap.AllergiesNotAsked, Gap.ConsentMissing, Gap.PhoneNotConfirmed], view.Fields.Select(f => f.Gap!.Value));
        Assert.Equal(1, view.Tiers[Tier.Desirable].Complete);
    }

    [Fact]
    public async Task A_field_of_the_networks_own_takes_part_once_it_is_there()
    {
        await _network.Client();
        var field = new OwnFieldForm { Names = { ["en"] = "Parking" }, Kind = OwnFieldKind.YesNo, Tier = Tier.Required };
        (await _network.Services.GetRequiredService<NetworkFields>().Save(_network.Head, field)).Expect();
        Assert.Equal(1, await _network.Recount(CountingCause.Rules));

        var view = await _network.Figures();
        Assert.Equal(0, view.Tiers[Tier.Required].Complete);
        Assert.Equal(1, view.Fields.Single(f => f.Own?.Id == field.Id).Figure.Missing);
        Assert.Equal(1, (await _network.Cards(new() { OwnField = field.Id })).Count);

        (await _network.Services.GetRequiredService<NetworkFields>().Retire(_network.Head, field.Id, true)).Expect();
        await _network.Recount(CountingCause.Rules);
        Assert.Equal(1, (await _network.Figures()).Tiers[Tier.Required].Complete);
        Assert.Equal(0, (await _network.Cards(new() { OwnField = field.Id })).Count);
    }

    [Fact]
    public async Task A_salon_that_is_closed_and_emptied_is_told_of_no_more()
    {
        var other = await _network.Salon("Таганка");
        var client = await _network.Client();
        await _network.Change(client, f => f.SalonId = other);
        Assert.Equal(0, (await _network.Figures()).Salons.Single(s => s.Of.Salon == _network.Salon).Total);

        var salons = _network.Services.GetRequiredService<Salons>();
        var form = (await salons.View(_network.Head)).Expect().Salons.Single(s => s.Id == _network.Salon).Form();
        form.IsRetired = true;
        (await salons.Save(_network.Head, form)).Expect();

        var view = await _network.Figures();
        Assert.Equal(other, Assert.Single(view.Salons).Of.Salon);
        Assert.Equal(1, view.Cards);
        Assert.Equal(0, await _network.Recount());
    }

    [Fact]
    public async Task Freshness_is_told_by_the_last_confirmation()
    {
        DateOnly?[] days = [SomeFollowUps.Today, SomeFollowUps.Today.AddMonths(-4), SomeFollowUps.Today.AddMonths(-7), SomeFollowUps.Today.AddYears(-1), null];
        for (var i = 0; i < days.Length; i++)
        {
            var client = await _network.Client(phone: $"+7 916 000-00-0{i}");
            await _network.Keep(async db => (await db.Clients.AsTracking().SingleAsync(c => c.Id == client)).ConfirmedOn = days[i]);
        }

        await _network.Recount();

        var view = await _network.Figures();
        Assert.All(Enum.GetValues<Freshness>(), f => Assert.Equal((f, 1), (f, view.Fresh[f].Total)));
        Assert.Equal([5], (await _network.Cards(new() { Fresh = Freshness.Never })).Hits.Select(h => h.CardNumber));
        Assert.Equal([4], (await _network.Cards(new() { Fresh = Freshness.Longer })).Hits.Select(h => h.CardNumber));
    }

    [Fact]
    public async Task Every_card_behind_a_figure_is_listed_once_over_the_pages()
    {
        for (var i = 0; i < CompletenessAudit.PageSize + 2; i++)
        {
            await _network.Client(phone: $"+7 916 100-00-{i:00}");
        }

        var first = await _network.Cards(AuditSlice.Everything);
        var second = await _network.Cards(AuditSlice.Everything, skip: CompletenessAudit.PageSize);

        Assert.True(first.HasMore);
        Assert.False(second.HasMore);
        Assert.Equal(first.Count, first.Hits.Concat(second.Hits).Select(h => h.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_count_altered_behind_the_portals_back_is_put_right_at_night_and_told_in_the_trail()
    {
        await _network.Client();
        _network.Sql("UPDATE card_counts SET Count = Count + 5 WHERE \"By\" = 1");
        _network.Sql("UPDATE card_states SET Missing = 0");
        Assert.Equal(6, (await _network.Figures()).Cards);

        Assert.True(await _network.Recount() > 0);

        var view = await _network.Figures();
        Assert.Equal((1, 0), (view.Cards, view.Tiers[Tier.Safety].Complete));
        Assert.Equal(0, await _network.Recount());
        await using var db = _network.Db();
        var told = await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.CountsMended).ToListAsync();
        Assert.Equal(["cards, Night", "counts, Night"], told.Select(t => System.Text.Json.JsonDocument.Parse(t.Detail!).RootElement.GetProperty("Kind").GetString()));
    }

    [Fact]
    public async Task A_database_from_before_there_were_counts_is_counted_at_the_start()
    {
        await _network.Client();
        _network.Sql("DELETE FROM card_counts");
        _network.Sql("DELETE FROM card_states");

        Assert.Equal(1, await _network.Recount(CountingCause.Start));

        Assert.Equal(1, (await _network.Figures()).Cards);
        Assert.Equal(0, await _network.Recount());
    }

    [Fact]
    public async Task Nothing_that_a_client_said_stands_in_the_counts()
    {
        await _network.Cards.Create(_network.Manager, _network.Whole());

        Assert.DoesNotContain(
            _network.Rows("card_states").Concat(_network.Rows("card_counts")).Select(Ids.WithoutIds),
            r => r.Contains("maria", StringComparison.OrdinalIgnoreCase) || r.Contains("1985", StringComparison.Ordinal) || r.Contains("4567", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_and_specialists_get_nothing_of_it()
    {
        foreach (var actor in new[] { _network.Staff, _network.Specialist })
        {
            Assert.IsType<Outcome<AuditView>.NotAllowed>(await _network.Audit().Read(actor));
            Assert.IsType<Outcome<AuditList>.NotAllowed>(await _network.Audit().List(actor, AuditSlice.Everything));
            Assert.IsType<Outcome<AuditTrend>.NotAllowed>(await _network.Audit().Trend(actor, null, SomeFollowUps.Today, SomeFollowUps.Today));
        }
    }
}
