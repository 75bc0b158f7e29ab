using SalonCrm.Data.Clients;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Duplicates;

public sealed class NameMatchTests
{
    [Theory]
    [InlineData("Иванова Мария", "Иванова Мария", DuplicateReasons.SameName)]
    [InlineData("Иванова Мария", "иванова мария", DuplicateReasons.SameName)]
    [InlineData("Семёнова Алёна", "Семенова Алена", DuplicateReasons.SameName)]
    [InlineData("Иванова Мария", "Иванова Маша", DuplicateReasons.ShortName)]
    [InlineData("Кузнецов Александр", "Кузнецов Саша", DuplicateReasons.ShortName)]
    [InlineData("Кузнецова Александра", "Кузнецова Саша", DuplicateReasons.ShortName)]
    [InlineData("Wójcik Aleksander", "Wójcik Olek", DuplicateReasons.ShortName)]
    [InlineData("Nowak Katarzyna", "Nowak Kasia", DuplicateReasons.ShortName)]
    [InlineData("Nowak Małgorzata", "Nowak Gosia", DuplicateReasons.ShortName)]
    [InlineData("Коваленко Оксана", "Коваленко Ксюша", DuplicateReasons.ShortName)]
    [InlineData("Белова Маша", "Белова Маруся", DuplicateReasons.ShortName)]
    [InlineData("Шмидт Мария", "Schmidt Maria", DuplicateReasons.OtherScript)]
    [InlineData("Шмидт Мария", "Szmidt Maria", DuplicateReasons.OtherScript)]
    [InlineData("Ковальская Наталья", "Kowalska Natalia", DuplicateReasons.OtherScript)]
    [InlineData("Ковальский Ян", "Kowalski Jan", DuplicateReasons.OtherScript)]
    [InlineData("Щербакова Юлия", "Shcherbakova Yuliya", DuplicateReasons.OtherScript)]
    [InlineData("Ксенофонтова Ксения", "Xenofontova Xenia", DuplicateReasons.OtherScript)]
    [InlineData("Коваленко Сергей", "Коваленко Сергій", DuplicateReasons.OtherScript)]
    [InlineData("Иванова Мария", "Мария Иванова", DuplicateReasons.SwappedName)]
    [InlineData("Иванова Мария", "Ивнова Мария", DuplicateReasons.MistypedName)]
    [InlineData("Иванова Мария", "Иваонва Мария", DuplicateReasons.MistypedName)]
    [InlineData("Ермакова Анна", "Еррмакова Анна", DuplicateReasons.MistypedName)]
    [InlineData("Константинопольская Инна", "Констатинополская Инна", DuplicateReasons.MistypedName)]
    [InlineData("Иванова-Петрова Мария", "Петрова Мария", DuplicateReasons.PartOfName)]
    [InlineData("Иванова Мария", "Ivanova Masha", DuplicateReasons.OtherScript | DuplicateReasons.ShortName)]
    [InlineData("Иванова Мария", "Маша Иванова", DuplicateReasons.SwappedName | DuplicateReasons.ShortName)]
    public void Two_spellings_of_one_name_are_alike_and_it_is_said_in_what(string one, string other, DuplicateReasons reasons)
    {
        var likeness = NameMatch.Of(Name(one), Name(other));
        Assert.Equal((NameAgreement.Whole, reasons), (likeness.Agreement, likeness.Reasons));
        Assert.Equal(likeness, NameMatch.Of(Name(other), Name(one)));
    }

    [Theory]
    [InlineData("Иванова Анна", "Иванова Алла")]
    [InlineData("Иванова Мария", "Иванова Марина")]
    [InlineData("Коваль Олег", "Коваль Олеся")]
    [InlineData("Коваль Алена", "Коваль Милена")]
    [InlineData("Белова Лена", "Белова Лина")]
    [InlineData("Белова Оля", "Белова Юля")]
    [InlineData("Кузнецов Александр", "Кузнецов Алексей")]
    [InlineData("Юрченко Валерий", "Юрченко Валерия")]
    [InlineData("Иванов Александр", "Иванова Александра")]
    [InlineData("Kowalski Jan", "Kowalska Anna")]
    [InlineData("Nowak Ewa", "Nowak Ela")]
    public void Brothers_sisters_and_couples_are_two_however_few_letters_part_them(string one, string other) =>
        Assert.Equal(NameAgreement.None, NameMatch.Of(Name(one), Name(other)).Agreement);

    [Theory]
    [InlineData("Иванов Саша", "Иванова Саша")]
    [InlineData("Белый Женя", "Белая Евгения")]
    [InlineData("Петрова Мария", "Сидорова Мария")]
    [InlineData("Петрова Мария", "Сидорова Маша")]
    public void A_given_name_alone_agrees_by_half(string one, string other) =>
        Assert.Equal(NameAgreement.HalfOnly, NameMatch.Of(Name(one), Name(other)).Agreement);

    [Fact]
    public void A_guests_one_word_is_part_of_the_whole_name()
    {
        var likeness = NameMatch.Of(new PersonName(null, "Маша", null), Name("Иванова Мария"));
        Assert.Equal((NameAgreement.OneWord, DuplicateReasons.ShortName | DuplicateReasons.PartOfName), (likeness.Agreement, likeness.Reasons));
        Assert.Equal(NameAgreement.None, NameMatch.Of(new PersonName(null, "Оля", null), Name("Иванова Мария")).Agreement);
    }

    [Theory]
    [InlineData("Петрович", "Петрович", true)]
    [InlineData("Петрович", "П.", true)]
    [InlineData("Петрович", "Сергеевич", false)]
    [InlineData("Сергеевна", "Сергіївна", true)]
    [InlineData("Александровна", "Олександрівна", true)]
    [InlineData("Ивановна", "Ивановнна", true)]
    [InlineData("Иванович", "Ивановна", false)]
    [InlineData("Петрович", null, true)]
    public void Fathers_that_contradict_each_other_make_two_people(string one, string? other, bool agree) =>
        Assert.Equal(agree, NameMatch.Of(new PersonName("Ким", "Женя", one), new PersonName("Ким", "Женя", other)).Agreement == NameAgreement.Whole);

    [Fact]
    public void A_patronymic_that_stands_with_the_given_name_is_found_there() =>
        Assert.Equal(NameAgreement.None, NameMatch.Of(new PersonName("Иванов", "Иван Петрович", null), new PersonName("Иванов", "Иван", "Сергеевич")).Agreement);

    [Theory]
    [InlineData(null, null)]
    [InlineData("…", "123")]
    public void Who_has_no_name_is_like_nobody(string? last, string? first) =>
        Assert.Equal(NameAgreement.None, NameMatch.Of(new PersonName(last, first, null), new PersonName(last, first, null)).Agreement);

    [Fact]
    public void The_table_has_names_of_three_languages_and_each_finds_itself()
    {
        Assert.True(GivenNameTable.All.Count >= 150, $"only {GivenNameTable.All.Count} names");
        Assert.Equal(GivenNameTable.All.Count, GivenNameTable.All.Select(n => (n.IsWoman, n.Key)).Distinct().Count());
        Assert.All(GivenNameTable.All.Select((name, place) => (name, place)), n => Assert.Contains(n.place, GivenNames.Meant(NameSound.Of(SearchText.Words(n.name.Key)[0])).Full));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abcd", "badc", 2)]
    [InlineData("abc", "xyz", 3)]
    public void Slips_are_counted_up_to_a_limit(string one, string other, int slips) =>
        Assert.Equal(slips, TypingSlips.Between(one, other, 2));

    private static PersonName Name(string text) => text.Split(' ') is [var last, var first] ? new(last, first, null) : throw new ArgumentException(text, nameof(text));
}
