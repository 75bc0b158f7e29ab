using SalonCrm.Admin.Search;

namespace SalonCrm.Admin.Tests.Search;

public sealed class MarkedTests
{
    [Theory]
    [InlineData("Иванова Мария", "мар", "Иванова |[Мар]|ия")]
    [InlineData("Фёдорова Алёна", "алена федор", "[Фёдор]|ова |[Алёна]")]
    [InlineData("Anna-Maria", "maria", "Anna-|[Maria]")]
    [InlineData("Иванова", "ванова", "Иванова")]
    [InlineData("", "x", "")]
    public void The_beginning_of_a_word_is_marked(string text, string query, string marked) =>
        Assert.Equal(marked, string.Join('|', Marked.Parts(text, query).Select(p => p.IsMatch ? $"[{p.Part}]" : p.Part)));
}
