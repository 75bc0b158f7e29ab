using System.Globalization;
using System.Text.RegularExpressions;
using SalonCrm.Data.Calls;
using SalonCrm.Seed;

namespace SalonCrm.Admin.Cli;

/// <summary>A call as a script tells it.</summary>
/// <param name="Number">The other side; null for one that hides.</param>
/// <param name="Line">The salon's line.</param>
/// <param name="Direction">Who calls whom.</param>
/// <param name="Rings">How long it rings.</param>
/// <param name="Talks">How long it is talked; null when nobody answers.</param>
/// <param name="IsRecorded">There is a recording in the end.</param>
/// <param name="WaitsForEnd">The next call of the script comes after it, not beside it.</param>
internal sealed record ScriptedCall(string? Number, string Line, CallDirection Direction, TimeSpan Rings, TimeSpan? Talks, bool IsRecorded, bool WaitsForEnd);

/// <summary>
/// A script of calls, one a line, to be read by people:
/// <code>
/// # what follows this sign is for people
/// portal http://localhost:5080
/// exchange 0192f0c4-5c1e-7b3a-9d2e-3f6a8b1c4d5e
/// secret sx_…
///
/// +7 916 123-45-67 -> +7 495 123-45-67 : rings 4s, talks 20s, recorded
/// hidden -> +7 495 123-45-67 : rings 8s
/// 12 -> +7 495 123-45-67 : rings 3s, talks 5s &amp;
/// +7 916 765-43-21 &lt;- +7 495 123-45-67 : rings 6s, talks 1m
/// </code>
/// A call that is not talked is missed. The next call comes once one is over, or beside it where the line ends with &amp;.
/// </summary>
internal sealed partial record CallScript(Uri? Portal, Guid? Exchange, string? Secret, IReadOnlyList<ScriptedCall> Calls)
{
    /// <summary>Where the demo leaves its own.</summary>
    public const string FileName = DemoNetwork.CallScript;

    private const string Hidden = "hidden";
    private static readonly TimeSpan RingsUsually = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Reads a script.</summary>
    /// <exception cref="CommandFailure">A line can't be read; says which.</exception>
    public static CallScript Read(IEnumerable<string> lines)
    {
        var script = new CallScript(null, null, null, []);
        var calls = new List<ScriptedCall>();
        foreach (var (place, line) in lines.Index())
        {
            var text = line.Split('#')[0].Trim();
            var (word, rest) = text.Split(' ', 2, StringSplitOptions.TrimEntries) is [var first, var other] ? (first, other) : (text, "");
            var failure = CommandFailure.Of(CliText.ScriptLine, place + 1);
            switch (word)
            {
                case "":
                    break;
                case "portal":
                    script = script with { Portal = Uri.TryCreate(rest, UriKind.Absolute, out var portal) && portal is { Scheme: "http" or "https" } ? portal : throw failure };
                    break;
                case "exchange":
                    script = script with { Exchange = Guid.TryParse(rest, out var exchange) ? exchange : throw failure };
                    break;
                case "secret":
                    script = script with { Secret = rest.Length > 0 ? rest : throw failure };
                    break;
                default:
                    calls.Add(Call(text) ?? throw failure);
                    break;
            }
        }

        return script with { Calls = calls };
    }

    private static ScriptedCall? Call(string text)
    {
        if (Line().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var call = new ScriptedCall(
            match.Groups["number"].Value is var number && number == Hidden ? null : number,
            match.Groups["line"].Value,
            match.Groups["arrow"].Value == "->" ? CallDirection.Incoming : CallDirection.Outgoing,
            RingsUsually,
            null,
            IsRecorded: false,
            WaitsForEnd: !match.Groups["beside"].Success);
        foreach (var step in match.Groups["steps"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Step().Match(step) is not { Success: true } told || Length(told) is not { } length)
            {
                return null;
            }

            call = told.Groups["word"].Value switch
            {
                "rings" => call with { Rings = length },
                "talks" => call with { Talks = length },
                _ => call with { IsRecorded = true },
            };
        }

        return call.IsRecorded && call.Talks is null ? null : call;
    }

    private static TimeSpan? Length(Match step)
    {
        if (!step.Groups["length"].Success)
        {
            return step.Groups["word"].Value == "recorded" ? TimeSpan.Zero : null;
        }

        var length = int.TryParse(step.Groups["length"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? TimeSpan.FromSeconds(step.Groups["unit"].Value == "m" ? number * 60L : number) : Longest * 2;
        return step.Groups["word"].Value != "recorded" && length <= Longest ? length : null;
    }

    [GeneratedRegex(@"^(?<number>[^<>:#]{1,60}?)\s*(?<arrow>->|<-)\s*(?<line>[^<>:#&]{1,60}?)\s*(:(?<steps>[^&]*))?(?<beside>&)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<word>rings|talks|recorded)(\s+(?<length>\d{1,5})\s*(?<unit>s|m))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
