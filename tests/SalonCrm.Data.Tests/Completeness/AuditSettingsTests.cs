using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.FollowUps;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>The network head chooses which fields count, in the network and salon by salon.</summary>
public sealed class AuditSettingsTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;

    private AuditSettings Settings => _network.Services.GetRequiredService<AuditSettings>();

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task What_is_left_out_is_no_gap_in_the_audit_on_the_card_at_the_booking_or_in_the_queue()
    {
        var client = await _network.Client();
        await _network.Consents(client);
        Assert.Contains(Gap.Email, (await _network.Card(client)).Gaps);

        (await Settings.Set(_network.Head, await Form(f => f.Network.Gaps.UnionWith([Gap.Email, Gap.BirthDate])))).Expect();
        await _network.Recount(CountingCause.Rules);
        await _network.Sweep().Sweep(isWhole: true, CancellationToken.None);

        Assert.Equal(0, (await _network.Cards(new() { Gap = Gap.Email })).Count);
        Assert.DoesNotContain(Gap.Email, (await _network.Card(client)).Gaps);
        Assert.DoesNotContain(Gap.Email, (await _network.Services.GetRequiredService<GapAnswers>().ToAsk(_network.Staff, client)).Expect());
        Assert.DoesNotContain(await _network.FollowUps(client), f => f.State == FollowUpState.Open);
    }

    [Fact]
    public async Task A_salon_can_differ_from_the_network()
    {
        var form = await Form(f => f.Network.Gaps.Add(Gap.Email));
        form.Salons[_network.Salon] = new() { Gaps = { Gap.Visits } };

        var rules = (await Settings.Set(_network.Head, form)).Expect().Rules;

        Assert.Equal((GapSet.Visits, GapSet.Email), (rules.Of(_network.Salon).Gaps, rules.Of(Guid.NewGuid()).Gaps));
        Assert.Equal(rules.Write(), (await Settings.View(_network.Head)).Expect().Rules.Write());
    }

    [Fact]
    public async Task The_networks_own_fields_take_part()
    {
        var own = new OwnFieldForm { Names = { ["ru"] = "Размер" }, Tier = Tier.Desirable };
        (await _network.Services.GetRequiredService<NetworkFields>().Save(_network.Head, own)).Expect();

        var view = (await Settings.Set(_network.Head, await Form(f => f.Network.OwnFields.Add(own.Id)))).Expect();

        Assert.Equal([own.Id], view.OwnFields.Select(f => f.Id));
        Assert.False(view.Rules.Counts(_network.Salon, view.OwnFields[0]));
    }

    [Fact]
    public async Task The_same_again_is_done_without_a_save_and_another_heads_rules_are_not_overwritten_unseen()
    {
        var (mine, theirs) = (await Form(f => f.Network.Gaps.Add(Gap.Email)), await Form(f => f.Network.Gaps.Add(Gap.Visits)));
        (await Settings.Set(_network.Head, theirs)).Expect();
        (await Settings.Set(_network.Head, theirs)).Expect();

        Assert.IsType<Outcome<AuditSettingsView>.Conflict>(await Settings.Set(_network.Head, mine));
        Assert.Equal(GapSet.Visits, (await Settings.View(_network.Head)).Expect().Rules.Network.Gaps);
    }

    [Fact]
    public async Task What_always_counts_cannot_be_left_out_and_what_does_not_exist_cannot_be_chosen()
    {
        CountingForm[] wrong =
        [
            await Form(f => f.Network.Gaps.Add(Gap.Phone)), await Form(f => f.Network.Gaps.Add(Gap.AllergiesNotAsked)),
            await Form(f => f.Network.OwnFields.Add(Guid.NewGuid())), await Form(f => f.Salons[Guid.NewGuid()] = new()),
        ];
        foreach (var form in wrong)
        {
            Assert.IsType<Outcome<AuditSettingsView>.Invalid>(await Settings.Set(_network.Head, form));
        }

        Assert.Equal(CountingRules.Usual.Write(), (await Settings.View(_network.Head)).Expect().Rules.Write());
    }

    [Fact]
    public async Task A_card_tells_that_visits_consent_and_the_confirmation_of_the_phone_are_missing()
    {
        var client = await _network.Client();
        Assert.Equal([Gap.ConsentMissing, Gap.PhoneNotConfirmed, Gap.Visits], (await _network.Card(client)).Gaps.Where(g => g is Gap.ConsentMissing or Gap.PhoneNotConfirmed or Gap.Visits));

        await _network.Consents(client);
        await _network.Comes(client, SomeFollowUps.Today);
        (await _network.Cards.Confirm(_network.Staff, client)).Expect();

        Assert.DoesNotContain((await _network.Card(client)).Gaps, g => g is Gap.ConsentMissing or Gap.PhoneNotConfirmed or Gap.Visits);
    }

    private async Task<CountingForm> Form(Action<CountingForm> change)
    {
        var form = CountingForm.Of((await Settings.View(_network.Head)).Expect().Rules);
        change(form);
        return form;
    }
}
