using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Tests.Consents;

/// <summary>Where two readings are possible, the stricter wins.</summary>
public sealed class ConsentRulesTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Fact]
    public void Without_a_consent_nothing_is_allowed() => Assert.False(ConsentRules.Allows([], ConsentPurpose.Photos));

    [Fact]
    public void A_consent_allows_its_own_purpose_alone()
    {
        Consent[] consents = [Given(1, May)];
        Assert.True(ConsentRules.Allows(consents, ConsentPurpose.Photos));
        Assert.False(ConsentRules.Allows(consents, ConsentPurpose.HealthData));
    }

    [Fact]
    public void The_later_of_two_entries_counts()
    {
        Assert.True(ConsentRules.Allows([Given(2, May.AddDays(5)), Given(1, May, May.AddDays(5))], ConsentPurpose.Photos));
        Assert.False(ConsentRules.Allows([Given(2, May.AddDays(5), May.AddDays(6)), Given(1, May)], ConsentPurpose.Photos));
    }

    [Fact]
    public void Of_two_entries_of_one_moment_the_withdrawn_one_counts() =>
        Assert.False(ConsentRules.Allows([Given(1, May), Given(1, May, May)], ConsentPurpose.Photos));

    [Fact]
    public void An_older_paper_recorded_after_a_withdrawal_does_not_undo_it() =>
        Assert.False(ConsentRules.Allows([Given(1, May, May.AddDays(9)), Given(2, May.AddDays(3))], ConsentPurpose.Photos));

    [Fact]
    public void An_altered_entry_counts_as_none()
    {
        var altered = Given(1, May);
        altered.Damage = ["Row"];
        Assert.Equal(ConsentStanding.Unclear, ConsentRules.Standing([altered], ConsentPurpose.Photos));
        Assert.False(ConsentRules.Allows([altered], ConsentPurpose.Photos));
    }

    private static Consent Given(int order, DateOnly day, DateOnly? withdrawn = null) => new()
    {
        Purpose = ConsentPurpose.Photos,
        TextVersion = 1,
        GivenOn = day,
        WithdrawnOn = withdrawn,
        CreatedAt = new DateTimeOffset(2026, 6, order, 12, 0, 0, TimeSpan.Zero),
    };
}
