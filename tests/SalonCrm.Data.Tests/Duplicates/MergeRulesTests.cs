using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Health;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>What is preset, and what a field made of both says.</summary>
public sealed class MergeRulesTests
{
    private static readonly DateOnly Early = new(2026, 1, 1);
    private static readonly DateOnly Late = new(2026, 6, 1);

    [Theory]
    [InlineData(null, "a@mail.example", MergeSide.Merged)]
    [InlineData("a@mail.example", null, MergeSide.Survivor)]
    [InlineData(null, null, MergeSide.Survivor)]
    public void Something_is_preset_over_nothing(string? survivor, string? merged, MergeSide preset) =>
        Assert.Equal(preset, MergeChoosing.Preset(survivor, merged, Card(confirmed: Late), Card()));

    [Fact]
    public void Confirmed_is_preset_over_unconfirmed_and_the_later_confirmed_over_the_earlier()
    {
        Assert.Equal(MergeSide.Merged, MergeChoosing.Preset("Мария", "Маша", Card(updated: 2), Card(confirmed: Early, updated: 1)));
        Assert.Equal(MergeSide.Survivor, MergeChoosing.Preset("Мария", "Маша", Card(confirmed: Late), Card(confirmed: Early, updated: 9)));
    }

    [Fact]
    public void The_fuller_of_two_that_agree_is_preset_over_the_newer_and_else_the_newer()
    {
        Assert.Equal(MergeSide.Survivor, MergeChoosing.Preset("Тверская 5, кв. 8", "тверская 5", Card(updated: 1), Card(updated: 2)));
        Assert.Equal(MergeSide.Merged, MergeChoosing.Preset("Арбат 1, строение 22", "Тверская 5", Card(updated: 1), Card(updated: 2)));
        Assert.Equal(MergeSide.Survivor, MergeChoosing.Preset("Арбат", "Тверь", Card(updated: 1), Card(updated: 1)));
    }

    [Fact]
    public void The_registered_stays_then_who_was_here_more_often_then_the_smaller_number()
    {
        var (guest, registered, older) = (Card(status: ClientStatus.Guest, number: 1), Card(number: 9), Card(number: 3));

        Assert.True(MergeChoosing.StaysFirst(registered, 0, guest, 50));
        Assert.True(MergeChoosing.StaysFirst(registered, 5, older, 4));
        Assert.True(MergeChoosing.StaysFirst(older, 4, registered, 4));
        Assert.False(MergeChoosing.StaysFirst(registered, 4, older, 4));
    }

    [Fact]
    public void A_closed_salon_is_not_preset_over_an_open_one()
    {
        var (closed, open) = (Guid.NewGuid(), Guid.NewGuid());
        var (stays, goes) = (Card(), Card());
        (stays.SalonId, goes.SalonId) = (closed, open);
        MergeSide Salon(params Guid[] all) => MergeChoosing.Fields(stays, goes, all.ToHashSet()).Single(f => f.Field == Field.Salon).Preset;

        Assert.Equal(MergeSide.Merged, Salon(closed));
        Assert.Equal(MergeSide.Survivor, Salon(open));
        Assert.Equal(MergeSide.Survivor, Salon(closed, open));
    }

    [Theory]
    [InlineData(MergeSide.Survivor, MergeSide.Survivor, true, false)]
    [InlineData(MergeSide.Merged, MergeSide.Merged, false, true)]
    [InlineData(MergeSide.Survivor, MergeSide.Merged, true, false)]
    public void A_card_is_as_confirmed_as_the_one_that_its_values_are_of_and_of_both_the_earlier(MergeSide name, MergeSide address, bool isEarly, bool isLate)
    {
        var chosen = new[] { (new ComparedField(Field.FirstName, "а", "б", name), name), (new ComparedField(Field.Address, "в", "г", address), address), (new ComparedField(Field.Email, null, "е", MergeSide.Merged), MergeSide.Merged) };

        var confirmed = MergeChoosing.ConfirmedOn(Card(confirmed: Early), Card(confirmed: Late), chosen);

        Assert.Equal((isEarly, isLate), (confirmed == Early, confirmed == Late));
    }

    [Fact]
    public void Values_of_a_card_that_was_never_confirmed_leave_the_united_one_unconfirmed()
    {
        var chosen = new[] { (new ComparedField(Field.FirstName, "а", "б", MergeSide.Merged), MergeSide.Merged) };

        Assert.Null(MergeChoosing.ConfirmedOn(Card(confirmed: Early), Card(), chosen));
        Assert.Equal(Early, MergeChoosing.ConfirmedOn(Card(confirmed: Early), Card(), []));
    }

    [Fact]
    public void The_phones_are_confirmed_only_where_one_card_had_all_of_them()
    {
        var (one, both, other) = (Card("+79160000001"), Card("+79160000001", "+79160000002"), Card("+79160000003"));
        (one.PhoneConfirmedOn, both.PhoneConfirmedOn, other.PhoneConfirmedOn) = (Late, Early, Late);

        Assert.Equal(Early, MergeChoosing.PhoneConfirmedOn(one, both));
        Assert.Equal(Early, MergeChoosing.PhoneConfirmedOn(both, one));
        Assert.Equal(Early, MergeChoosing.PhoneConfirmedOn(both, other));
        Assert.Null(MergeChoosing.PhoneConfirmedOn(one, Card("+79160000009")));
    }

    [Theory]
    [InlineData(null, "б", "б")]
    [InlineData("а", null, "а")]
    [InlineData("а, б", "б", "а, б")]
    [InlineData("б", "а, б", "а, б")]
    [InlineData("а", "б", "а\nб")]
    public void No_comment_is_lost_and_none_stands_twice(string? survivor, string? merged, string both) => Assert.Equal(both, MergeChoosing.Comment(survivor, merged));

    [Fact]
    public void What_is_listed_stays_listed_and_asked_is_asked()
    {
        var (none, asked, listed) = (Card(), Card(), Card());
        (asked.AllergyState, listed.AllergyState) = (AllergyState.NoneKnown, AllergyState.Listed);
        listed.Allergies.Add(new Allergy { Substance = "аммиак" });

        Assert.Equal(AllergyState.Listed, MergeChoosing.Allergies(asked, listed));
        Assert.Equal(AllergyState.NoneKnown, MergeChoosing.Allergies(none, asked));
        Assert.Equal(AllergyState.NotAsked, MergeChoosing.Allergies(none, none));
        Assert.Equal(Severity.Severe, MergeChoosing.Graver(Severity.Unknown, Severity.Severe));
    }

    private static Client Card(params string[] phones) => Card(null, 0, ClientStatus.Registered, 1, phones);

    private static Client Card(DateOnly? confirmed = null, int updated = 0, ClientStatus status = ClientStatus.Registered, int number = 1, params string[] phones) => new()
    {
        ConfirmedOn = confirmed,
        UpdatedAt = DateTimeOffset.UnixEpoch.AddDays(updated),
        Status = status,
        CardNumber = number,
        Phones = [.. phones.Select(p => new ClientPhone { Number = p })],
    };
}
