using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Tests.OwnFields;

public sealed class OwnValueRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Guid Asked = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Gone = new("01900000-0000-7000-8000-000000000002");

    [Theory]
    [InlineData(OwnFieldKind.Text, "  два \n слова ", "два \n слова")]
    [InlineData(OwnFieldKind.Text, " \t ", null)]
    [InlineData(OwnFieldKind.Number, " 12,5 ", "12.5")]
    [InlineData(OwnFieldKind.Number, "-0.250", "-0.25")]
    [InlineData(OwnFieldKind.Number, "1 000 000", "1000000")]
    [InlineData(OwnFieldKind.Number, "0,125", "0.125")]
    [InlineData(OwnFieldKind.Number, "1.500", "1.5")]
    [InlineData(OwnFieldKind.Date, "2027-03-08", "2027-03-08")]
    [InlineData(OwnFieldKind.YesNo, "no", "no")]
    [InlineData(OwnFieldKind.Choice, "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000001")]
    public void What_is_typed_is_kept_the_same_in_every_language(OwnFieldKind kind, string typed, string? kept)
    {
        Assert.Null(OwnValueRules.Read(Field(kind), typed, null, Today, out var value));
        Assert.Equal(kept, value);
    }

    [Theory]
    [InlineData(OwnFieldKind.Number, "много", Problem.NotANumber)]
    [InlineData(OwnFieldKind.Number, "1,500", Problem.NotANumber)]
    [InlineData(OwnFieldKind.Number, "1,5,5", Problem.NotANumber)]
    [InlineData(OwnFieldKind.Number, "1e9", Problem.NotANumber)]
    [InlineData(OwnFieldKind.Number, "1000000001", Problem.OutOfRange)]
    [InlineData(OwnFieldKind.Number, "0.1234567", Problem.OutOfRange)]
    [InlineData(OwnFieldKind.Date, "08.03.2027", Problem.NotADate)]
    [InlineData(OwnFieldKind.Date, "2026-02-30", Problem.NotADate)]
    [InlineData(OwnFieldKind.Date, "1896-11-21", Problem.TooLongAgo)]
    [InlineData(OwnFieldKind.Date, "9999-01-01", Problem.OutOfRange)]
    [InlineData(OwnFieldKind.YesNo, "maybe", Problem.Unknown)]
    [InlineData(OwnFieldKind.Choice, "warm", Problem.NotAChoice)]
    [InlineData(OwnFieldKind.Choice, "01900000-0000-7000-8000-000000000002", Problem.NotAChoice)]
    [InlineData(OwnFieldKind.Choice, "01900000-0000-7000-8000-000000000003", Problem.NotAChoice)]
    public void What_cannot_be_is_told_and_nothing_is_made_of_it(OwnFieldKind kind, string typed, Problem problem)
    {
        Assert.Equal(problem, OwnValueRules.Read(Field(kind), typed, null, Today, out var value));
        Assert.Null(value);
    }

    [Fact]
    public void Text_of_more_than_four_thousand_characters_is_too_long()
    {
        Assert.Null(OwnValueRules.Read(Field(OwnFieldKind.Text), new string('я', 4000), null, Today, out _));
        Assert.Equal(Problem.TooLong, OwnValueRules.Read(Field(OwnFieldKind.Text), new string('я', 4001), null, Today, out _));
    }

    [Fact]
    public void An_answer_that_was_retired_may_stay_and_may_be_taken_off()
    {
        Assert.Null(OwnValueRules.Read(Field(OwnFieldKind.Choice), Gone.ToString(), Gone.ToString(), Today, out var stays));
        Assert.Equal(Gone.ToString(), stays);
        Assert.Null(OwnValueRules.Read(Field(OwnFieldKind.Choice), "", Gone.ToString(), Today, out var none));
        Assert.Null(none);
    }

    [Fact]
    public void A_retired_field_keeps_its_value_and_takes_no_other()
    {
        var retired = Field(OwnFieldKind.Text) with { IsRetired = true };
        Assert.Null(OwnValueRules.Read(retired, "было", "было", Today, out var stays));
        Assert.Equal("было", stays);
        Assert.Equal(Problem.NoLongerAsked, OwnValueRules.Read(retired, "стало", "было", Today, out _));
        Assert.Equal(Problem.NoLongerAsked, OwnValueRules.Read(retired, null, "было", Today, out _));
        Assert.Null(OwnValueRules.Read(retired, null, null, Today, out _));
    }

    private static OwnFieldView Field(OwnFieldKind kind) => new(
        Guid.NewGuid(), 1, Name("f"), OwnFieldSection.PersonalData, kind, Tier.Optional, false, false, false,
        kind == OwnFieldKind.Choice ? [new(Asked, Name("warm"), false), new(Gone, Name("cold"), true)] : []);

    private static Dictionary<string, string> Name(string name) => new(StringComparer.Ordinal) { ["en"] = name };
}
