using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using SalonCrm.Admin.Hosting;

namespace SalonCrm.Admin.Tests;

/// <summary>Every text in every language.</summary>
public sealed partial class TextsTests
{
    public static TheoryData<string> All
    {
        get
        {
            var texts = new TheoryData<string>();
            foreach (var name in typeof(Portal).Assembly.GetManifestResourceNames().Where(n => n.EndsWith("Text.resources", StringComparison.Ordinal)))
            {
                texts.Add(Path.GetFileNameWithoutExtension(name));
            }

            return texts;
        }
    }

    [Fact]
    public void There_are_texts_and_each_has_a_class_with_typed_keys()
    {
        Assert.NotEmpty(All);
        Assert.All<object[]>(All, row => Assert.NotNull(typeof(Portal).Assembly.GetType((string)row[0])));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_key_lacks_a_language(string name)
    {
        var english = Read(name, CultureInfo.InvariantCulture);
        var russian = Read(name, CultureInfo.GetCultureInfo("ru"));
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), russian.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Concat(russian), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{text.Key} is empty."));
        Assert.All(english.Keys, key => Assert.Equal(Places(english[key]), Places(russian[key])));
    }

    private static Dictionary<string, string> Read(string name, CultureInfo language)
    {
        var set = new ResourceManager(name, typeof(Portal).Assembly).GetResourceSet(language, createIfNotExists: true, tryParents: false);
        Assert.NotNull(set);
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
    }

    private static string[] Places(string text) =>
        [.. Place().Matches(text).Select(m => m.Groups["number"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<number>\d+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
