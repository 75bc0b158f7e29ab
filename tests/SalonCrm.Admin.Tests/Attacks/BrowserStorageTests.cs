using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.AspNetCore.Hosting;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>A desk's computer that somebody else sits down at: nothing of the clients is left in its browser.</summary>
public sealed partial class BrowserStorageTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task The_portals_own_scripts_keep_nothing_in_the_browser()
    {
        var files = portal.Services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetDirectoryContents("/")
            .Where(f => f.Name.EndsWith(".js", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.Name == "portal.js");
        foreach (var file in files)
        {
            using var reader = new StreamReader(file.CreateReadStream());
            Assert.False(Keeps().IsMatch(await reader.ReadToEndAsync()), file.Name);
        }
    }

    [GeneratedRegex(@"localStorage|sessionStorage|indexedDB|document\s*\.\s*cookie|\bcaches\b|serviceWorker", RegexOptions.None, 1000)]
    private static partial Regex Keeps();
}
