using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class FollowUpReasoningTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>A registered client of last month with nothing to ask.</summary>
    private static readonly FollowUpFacts Nothing = new()
    {
        ClientId = Guid.CreateVersion7(),
        SalonId = Guid.CreateVersion7(),
        Status = ClientStatus.Registered,
        MadeOn = new(2026, 10, 20),
        ConsentsToProcessing = true,
    };

    [Fact]
    public void Whoever_lacks_nothing_is_not_asked() => Assert.Empty(Reasons(Nothing));

    [Fact]
    public void A_guest_is_asked_the_day_after_the_visit()
    {
        var guest = Nothing with { Status = ClientStatus.Guest };
        Assert.Empty(Reasons(guest));
        Assert.Equal([(FollowUpReasons.GuestAfterVisit, new DateOnly(2026, 11, 20))], Reasons(guest with { LastVisit = new(2026, 11, 19) }));
    }

    [Theory]
    [InlineData(Gap.Phone, FollowUpReasons.RequiredMissing, "2026-10-21")]
    [InlineData(Gap.Name, FollowUpReasons.RequiredMissing, "2026-10-21")]
    [InlineData(Gap.Email, FollowUpReasons.DesirableMissing, "2026-10-27")]
    [InlineData(Gap.BirthDate, FollowUpReasons.DesirableMissing, "2026-10-27")]
    public void What_is_missing_is_asked_for_after_its_days(Gap gap, object reason, string day) =>
        Assert.Equal([((FollowUpReasons)reason, Day(day))], Reasons(Nothing with { Gaps = [gap] }));

    [Theory]
    [InlineData(Gap.Preferences)]
    [InlineData(Gap.FavouriteMaster)]
    [InlineData(Gap.AllergiesNotAsked)]
    public void Nobody_is_called_for_what_is_good_to_know(Gap gap) => Assert.Empty(Reasons(Nothing with { Gaps = [gap] }));

    [Fact]
    public void What_is_desirable_is_asked_for_a_week_after_the_last_visit() =>
        Assert.Equal(
            [(FollowUpReasons.DesirableMissing, new DateOnly(2026, 11, 22))],
            Reasons(Nothing with { Gaps = [Gap.Email, Gap.BirthDate], LastVisit = new(2026, 11, 15) }));

    [Theory]
    [InlineData("2025-11-21", false)]
    [InlineData("2025-11-20", true)]
    [InlineData("2024-02-29", true)]
    public void A_card_is_asked_about_on_the_day_on_which_a_year_has_passed(string confirmed, bool isAsked) =>
        Assert.Equal(isAsked, Reasons(Nothing with { ConfirmedOn = Day(confirmed) }).Count == 1);

    [Fact]
    public void What_nobody_ever_confirmed_counts_from_the_making_of_the_card() =>
        Assert.Equal([(FollowUpReasons.Unconfirmed, new DateOnly(2026, 2, 1))], Reasons(Nothing with { MadeOn = new(2025, 2, 1) }));

    [Fact]
    public void A_missing_consent_and_a_proposal_are_reasons_too() =>
        Assert.Equal(
            [(FollowUpReasons.ConsentMissing, new DateOnly(2026, 10, 21)), (FollowUpReasons.ProposalWaiting, Today)],
            Reasons(Nothing with { ConsentsToProcessing = false, ProposalWaits = true }));

    [Fact]
    public void A_reason_that_is_switched_off_does_not_count()
    {
        var rules = new FollowUpRules(FollowUpRules.Usual.Days.Where(d => d.Key != FollowUpReasons.ConsentMissing).ToDictionary());
        Assert.Empty(FollowUpReasoning.Of(Nothing with { ConsentsToProcessing = false }, rules, Today));
    }

    [Fact]
    public void Who_refused_for_good_is_not_asked_the_same_at_the_next_visit_but_something_else()
    {
        var refused = Nothing with
        {
            Gaps = [Gap.Email],
            LastVisit = Today,
            Stops = [new(FollowUpReasons.DesirableMissing, StopReason.RefusedForGood, Today.AddDays(-30))],
        };
        Assert.Empty(Reasons(refused));
        Assert.Equal([FollowUpReasons.ConsentMissing], Reasons(refused with { ConsentsToProcessing = false }).Select(r => r.Reason));
    }

    [Theory]
    [InlineData(StopReason.WrongNumber)]
    [InlineData(StopReason.Duplicate)]
    public void A_wrong_number_or_second_card_is_forgotten_when_the_client_comes_again(object why)
    {
        var stopped = Nothing with { Gaps = [Gap.Email], Stops = [new(FollowUpReasons.DesirableMissing, (StopReason)why, Today.AddDays(-3))] };
        Assert.Empty(Reasons(stopped with { LastVisit = Today.AddDays(-3) }));
        Assert.Single(Reasons(stopped with { LastVisit = Today.AddDays(-2) }));
    }

    [Fact]
    public void What_a_client_proposed_waits_whatever_was_stopped() =>
        Assert.Single(Reasons(Nothing with { ProposalWaits = true, Stops = [new((FollowUpReasons)127, StopReason.RefusedForGood, Today)] }));

    [Fact]
    public void Nothing_is_overdue_on_the_day_on_which_it_is_found() =>
        Assert.Equal(Today, FollowUpReasoning.Of(Nothing with { Gaps = [Gap.Email] }, FollowUpRules.Usual, Today).DueOn(Today));

    [Fact]
    public void Rules_are_read_as_they_were_written()
    {
        var rules = new FollowUpRules(new Dictionary<FollowUpReasons, int> { [FollowUpReasons.Unconfirmed] = 14 });
        Assert.Equal("""{"Unconfirmed":14}""", rules.Write());
        Assert.Equal(rules.Days, FollowUpRules.Read(rules.Write()).Days);
        Assert.Equal(FollowUpRules.Usual.Days, FollowUpRules.Read(FollowUpRules.Usual.Write()).Days);
        Assert.Same(FollowUpRules.Usual, FollowUpRules.Read(null));
    }

    private static List<(FollowUpReasons Reason, DateOnly On)> Reasons(FollowUpFacts facts) =>
        [.. FollowUpReasoning.Of(facts, FollowUpRules.Usual, Today).Select(r => (r.Reason, r.On))];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
