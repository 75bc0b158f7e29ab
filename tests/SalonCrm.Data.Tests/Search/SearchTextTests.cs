using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Фёдорова АЛЁНА", "федорова", "алена")]
    [InlineData("Żółkiewska-Łoś", "zolkiewska", "los")]
    [InlineData("Müller-Weiß", "muller", "weiss")]
    [InlineData("О'Нил", "онил")]
    [InlineData("Знам’янська", "знамянська")]
    [InlineData("Цвєткова Ївга Йосипівна", "цвєткова", "ївга", "йосипівна")]
    [InlineData("  Анна,Мария (мама) 2", "анна", "мария", "мама")]
    [InlineData("И\u0306", "й")]
    [InlineData("123 !?", new string[0])]
    public void Names_are_folded_to_one_spelling(string text, params string[] words) => Assert.Equal(words, SearchText.Words(text));

    [Theory]
    [InlineData("8 (916) 123-45-67", "89161234567")]
    [InlineData("+４８ ６０１", "48601")]
    [InlineData("٠١٢", "012")]
    [InlineData("нет", "")]
    [InlineData(null, "")]
    public void Digits_of_every_script_are_read(string? text, string digits) => Assert.Equal(digits, SearchText.Digits(text));

    [Theory]
    [InlineData("12", null, null)]
    [InlineData("я", null, null)]
    [InlineData("", null, null)]
    [InlineData("123", "123", "")]
    [InlineData("ян", "", "ян")]
    [InlineData("ян 4567", "4567", "ян")]
    [InlineData("8916", "8916|916", "")]
    [InlineData("0601", "0601|601", "")]
    [InlineData("0048601", "0048601|48601", "")]
    public void A_query_needs_three_digits_or_two_letters(string text, string? digits, string? words)
    {
        var query = DirectoryQuery.Parse(text);

        Assert.Equal(digits, query is null ? null : string.Join('|', query.Digits));
        Assert.Equal(words, query is null ? null : string.Join('|', query.Words));
    }
}
