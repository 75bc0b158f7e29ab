using System.Diagnostics;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>What typists saw: times in milliseconds from key to list, and what went wrong.</summary>
internal sealed class Seen
{
    private readonly Lock _gate = new();

    /// <summary>Of every key that the next one did not overtake.</summary>
    public List<double> All { get; } = [];

    /// <summary>Of the last key of each number: what is waited for. Nothing overtakes these.</summary>
    public List<double> Last { get; } = [];

    public int Overtaken { get; private set; }

    /// <summary>Numbers that were typed and their card did not stand in the list.</summary>
    public int Missing { get; private set; }

    public int Lost { get; private set; }

    public void Overtake() => Add(() => Overtaken++);

    public void Lose() => Add(() => Lost++);

    public void Answer(double milliseconds) => Add(() => All.Add(milliseconds));

    public void AnswerLast(double milliseconds, bool isFound) => Add(() =>
    {
        All.Add(milliseconds);
        Last.Add(milliseconds);
        Missing += isFound ? 0 : 1;
    });

    private void Add(Action what)
    {
        lock (_gate)
        {
            what();
        }
    }
}

/// <summary>Somebody at the desk: a number key by key, a rest to read and talk, the box cleared, the next number.</summary>
internal sealed class Typist(OpenedPage page, Random random, IReadOnlyList<Wanted> clients, Seen seen)
{
    private const int ShortestGap = 180;
    private const int LongestGap = 350;

    /// <summary>Types until the time is over, and the number that was begun then to its end.</summary>
    public async Task Work(TimeSpan time, TimeSpan shortestRest, TimeSpan longestRest)
    {
        try
        {
            var began = Stopwatch.GetTimestamp();
            await Task.Delay(longestRest * random.NextDouble());
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                await One(clients[random.Next(clients.Count)]);
                await Task.Delay(shortestRest + ((longestRest - shortestRest) * random.NextDouble()));
                await page.Type('\b', "");
            }
        }
        catch (Exception e) when (e is InvalidDataException or OperationCanceledException or TimeoutException or System.Net.WebSockets.WebSocketException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            seen.Lose();
        }
    }

    private async Task One(Wanted wanted)
    {
        page.LookOut(wanted.Card);
        for (var typed = 1; typed < wanted.Number.Length; typed++)
        {
            var pressed = Stopwatch.GetTimestamp();
            var answer = page.Type(wanted.Number[typed - 1], wanted.Number[..typed]);
            await Task.Delay(random.Next(ShortestGap, LongestGap));
            if (answer.IsCompleted)
            {
                seen.Answer(Milliseconds(pressed, await answer));
            }
            else
            {
                seen.Overtake();
            }
        }

        var last = Stopwatch.GetTimestamp();
        var drawn = await page.Type(wanted.Number[^1], wanted.Number);
        seen.AnswerLast(Milliseconds(last, drawn), page.HasSeen);
    }

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
