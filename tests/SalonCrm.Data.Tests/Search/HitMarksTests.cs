using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

/// <summary>What matched stands in bold.</summary>
public sealed class HitMarksTests
{
    [Theory]
    [InlineData("Иванова Мария", "мар", "Иванова [Мар]ия")]
    [InlineData("Фёдорова Алёна", "алена федор", "[Фёдор]ова [Алёна]")]
    [InlineData("Anna-Maria", "maria", "Anna-[Maria]")]
    [InlineData("Иванова", "ванова", "И[ванова]")]
    [InlineData("Наталья Иванова", "natalia", "[Наталья] Иванова")]
    [InlineData("Наталья Иванова", "yfnf", "[Ната]лья Иванова")]
    [InlineData("Наталья Иванова", "ивонова", "Наталья [Иванова]")]
    [InlineData("О'Нил Мария", "онил", "[О'Нил] Мария")]
    [InlineData("Müller-Weiß", "weiss", "Müller-[Weiß]")]
    [InlineData("Иванова", "4567", "Иванова")]
    [InlineData("", "xy", "")]
    public void Of_a_name(string name, string typed, string marked) =>
        Assert.Equal(marked, Shown(name, HitMarks.OfName(name, DirectoryQuery.Parse(typed)!)));

    [Theory]
    [InlineData("45-67", "+7 916 •••-[••-67]")]
    [InlineData("916", "+7 [916] •••-••-67")]
    [InlineData("+7 916 123-45-67", "+[7 916 •••-••-67]")]
    [InlineData("8 916 12", "+7 [916 ••]•-••-67")]
    [InlineData("мария", "+7 916 •••-••-67")]
    [InlineData("601", "+48 [60•] ••• •99")]
    public void Of_the_number_that_was_found_without_a_digit_that_was_hidden(string typed, string marked)
    {
        var phones = new[] { PhoneNumber.FromE164("+79161234567"), PhoneNumber.FromE164("+48601774599") };

        var (phone, marks) = HitMarks.OfPhones(phones, DirectoryQuery.Parse(typed)!);

        Assert.Equal(marked, Shown(phone!.Value.Masked, marks));
    }

    private static string Shown(string text, IReadOnlyList<TextMark> marks) =>
        marks.Reverse().Aggregate(text, (shown, mark) => shown.Insert(mark.Start + mark.Length, "]").Insert(mark.Start, "["));
}
