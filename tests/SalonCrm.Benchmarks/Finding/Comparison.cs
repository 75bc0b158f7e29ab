namespace SalonCrm.Benchmarks.Finding;

/// <summary>One line of the table: our figure, the rival's, and how much of it ours may be.</summary>
internal sealed record Comparison(string Work, string Rival, double Goal)
{
    public required string Ours { get; init; }

    public required string Rivals { get; init; }

    /// <summary>Ours, as a part of the rival's.</summary>
    public required double Ratio { get; init; }

    /// <summary>Why the ratio is worth nothing; null where the answers are right.</summary>
    public string? Wrong { get; init; }

    public static Comparison Of(string work, string rival, double goal, (Times Ours, Times Rivals) times, string? wrong = null) => new(work, rival, goal)
    {
        Ours = Told(times.Ours),
        Rivals = Told(times.Rivals),
        Ratio = times.Ours.Median / times.Rivals.Median,
        Wrong = wrong,
    };

    public static async Task Print(TextWriter output, IEnumerable<Comparison> lines)
    {
        await output.WriteLineAsync("| work | rival | ours, median (p95) | rival's | ratio | goal | |\n|---|---|---|---|---|---|---|");
        foreach (var line in lines)
        {
            await output.WriteLineAsync($"| {line.Work} | {line.Rival} | {line.Ours} | {line.Rivals} | {Share(line.Ratio)} | {Share(line.Goal)} | {line.Verdict()} |");
        }
    }

    public static string Time(double microseconds) => microseconds switch
    {
        < 10 => FormattableString.Invariant($"{microseconds:0.0} µs"),
        < 1000 => FormattableString.Invariant($"{microseconds:0} µs"),
        < 1e6 => FormattableString.Invariant($"{microseconds / 1000:0.0} ms"),
        _ => FormattableString.Invariant($"{microseconds / 1e6:0.0} s"),
    };

    private static string Told(Times times) => $"{Time(times.Median)} ({Time(times.P95)})";

    private static string Share(double ratio) =>
        ratio <= 0.5 ? FormattableString.Invariant($"1/{1 / ratio:#,0}") : FormattableString.Invariant($"{ratio:0.00}");

    private string Verdict() => Wrong is not null ? $"missed: {Wrong}"
        : Ratio <= Goal ? "met" : FormattableString.Invariant($"missed: {Ratio / Goal:0.0} times the goal");
}
