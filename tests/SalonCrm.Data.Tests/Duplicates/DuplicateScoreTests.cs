using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;

namespace SalonCrm.Data.Tests.Duplicates;

public sealed class DuplicateScoreTests
{
    private static readonly DateOnly Born = new(1985, 4, 12);

    [Fact]
    public void A_guest_with_the_short_name_and_the_phone_of_a_card_is_a_candidate()
    {
        var score = DuplicateScore.Of(Person("Маша", null), Person("Мария", "Иванова", Born));
        Assert.True(score.IsCandidate);
        Assert.Equal(DuplicateReasons.SamePhone | DuplicateReasons.ShortName | DuplicateReasons.PartOfName, score.Reasons);
    }

    [Fact]
    public void Another_number_with_the_same_name_and_birth_date_is_a_candidate() =>
        Assert.True(DuplicateScore.Of(Person("Мария", "Иванова", Born, "1"), Person("Мария", "Иванова", Born, "2")).IsCandidate);

    [Fact]
    public void An_email_with_a_similar_name_is_a_candidate() =>
        Assert.True(DuplicateScore.Of(Person("Мария", "Иванова", null, "1", "m@mail.example"), Person("Maria", "Ivanova", null, "2", "m@mail.example")).IsCandidate);

    [Fact]
    public void A_family_on_one_number_is_not() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Мария", "Иванова"), Person("Иван", "Иванов")));

    [Fact]
    public void A_family_on_one_number_and_one_email_is_not() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Мария", "Иванова", null, "1", "m@mail.example"), Person("Дарья", "Иванова", null, "1", "m@mail.example")));

    [Fact]
    public void Twins_with_one_number_one_surname_and_one_birth_date_are_not() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Анна", "Иванова", Born), Person("Алла", "Иванова", Born)));

    [Fact]
    public void Father_and_son_of_one_name_on_one_number_are_not() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Иван", "Иванов", new(1960, 4, 12)), Person("Иван", "Иванов", new(1990, 4, 12))));

    [Fact]
    public void Namesakes_with_nothing_else_in_common_are_not() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Мария", "Иванова", null, "1"), Person("Мария", "Иванова", null, "2")));

    [Fact]
    public void A_first_name_and_a_birth_date_alone_are_not() =>
        Assert.False(DuplicateScore.Of(Person("Мария", null, Born, "1"), Person("Мария", "Иванова", Born, "2")).IsCandidate);

    [Fact]
    public void Two_of_one_given_name_in_a_family_are_not_unless_they_were_born_on_one_day()
    {
        Assert.False(DuplicateScore.Of(Person("Мария", "Петрова"), Person("Мария", "Сидорова")).IsCandidate);
        Assert.True(DuplicateScore.Of(Person("Мария", "Петрова", Born), Person("Мария", "Сидорова", Born)).IsCandidate);
    }

    [Theory]
    [InlineData("1985-04-13", true)]
    [InlineData("1986-04-12", true)]
    [InlineData("1985-12-04", true)]
    [InlineData("1985-11-23", false)]
    [InlineData("2005-04-12", false)]
    [InlineData("1985-04-21", false)]
    public void A_birth_date_that_differs_speaks_against_it_unless_it_is_one_slip(string other, bool isCandidate) =>
        Assert.Equal(isCandidate, DuplicateScore.Of(Person("Мария", "Иванова", Born), Person("Мария", "Иванова", DateOnly.Parse(other, null))).IsCandidate);

    [Fact]
    public void A_slip_in_the_birth_date_is_not_forgiven_to_a_single_word() =>
        Assert.Equal(DuplicateScore.None, DuplicateScore.Of(Person("Маша", null, Born), Person("Мария", "Иванова", Born.AddDays(1))));

    [Fact]
    public void The_score_is_the_same_from_either_side_and_tells_nobody_in_a_log()
    {
        var (one, other) = (Person("Маша", "Ивнова", Born), Person("Maria", "Iwanowa", Born));
        Assert.Equal(DuplicateScore.Of(one, other), DuplicateScore.Of(other, one));
        Assert.DoesNotContain("Маша", one.ToString(), StringComparison.Ordinal);
    }

    private static Likeness Person(string first, string? last, DateOnly? born = null, string phone = "1", string? email = null) =>
        new(new PersonName(last, first, null), born, [phone], email);
}
