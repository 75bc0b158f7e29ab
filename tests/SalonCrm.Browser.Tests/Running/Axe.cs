using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>axe over a page or a part of it, in the page itself.</summary>
internal static class Axe
{
    private const string Run = """
        async within => {
            // An icon is a word until its font is there, and a word that the label does not say is a finding.
            document.body.getBoundingClientRect();
            await document.fonts.ready;
            const { violations, passes } = await axe.run(within ?? document, { resultTypes: ['violations'] });
            const serious = violations.filter(v => v.impact === 'serious' || v.impact === 'critical');
            return { passed: passes.length, findings: serious.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`)) };
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is serious or critical, with the element.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">A part of it; null for the whole.</param>
    public static async Task<IReadOnlyList<string>> SeriousFindings(this IPage page, ILocator? part)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
        {
            await page.EvaluateAsync(Script);
        }

        var result = await page.EvaluateAsync<Result>(Run, part is null ? null : await part.ElementHandleAsync());
        Assert.True(result.Passed > 0, "axe looked at nothing.");
        return result.Findings;
    }

    private sealed class Result
    {
        public int Passed { get; set; }

        public string[] Findings { get; set; } = [];
    }
}
