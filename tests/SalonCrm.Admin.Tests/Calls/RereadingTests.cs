using System.Diagnostics;
using System.Globalization;
using SalonCrm.Admin.Calls;

namespace SalonCrm.Admin.Tests.Calls;

public sealed class RereadingTests
{
    [Fact]
    public async Task A_thousand_changes_at_once_are_read_a_few_times_and_the_last_of_them_is_read()
    {
        var (changes, readings, seen) = (0, 0, new TaskCompletionSource());
        var clock = Stopwatch.StartNew();
        using var rereading = new Rereading(
            () =>
            {
                readings++;
                if (Volatile.Read(ref changes) == 1000)
                {
                    seen.TrySetResult();
                }

                return Task.CompletedTask;
            },
            Throw,
            TimeProvider.System);

        for (var i = 0; i < 1000; i++)
        {
            Interlocked.Increment(ref changes);
            rereading.Ask();
        }

        await seen.Task;
        Assert.InRange(readings, 1, 2 + (clock.Elapsed / Rereading.Pause));
    }

    [Fact]
    public async Task What_is_told_from_another_persons_thread_is_read_in_the_readers_language()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
        var read = new TaskCompletionSource<string>();
        using var rereading = new Rereading(
            () =>
            {
                read.TrySetResult(CultureInfo.CurrentUICulture.Name);
                return Task.CompletedTask;
            },
            Throw,
            TimeProvider.System);

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        rereading.Ask();

        Assert.Equal("ru", await read.Task);
    }

    [Fact]
    public async Task A_reading_that_fails_is_told_and_the_next_change_is_read()
    {
        var (failures, read) = (new TaskCompletionSource<Exception>(), new TaskCompletionSource());
        using var rereading = new Rereading(
            () =>
            {
                if (!failures.Task.IsCompleted)
                {
                    throw new InvalidOperationException("no disk");
                }

                read.TrySetResult();
                return Task.CompletedTask;
            },
            e =>
            {
                failures.TrySetResult(e);
                return Task.CompletedTask;
            },
            TimeProvider.System);

        rereading.Ask();
        Assert.IsType<InvalidOperationException>(await failures.Task);
        rereading.Ask();
        await read.Task;
    }

    [Fact]
    public void What_is_gone_reads_nothing_more()
    {
        var rereading = new Rereading(() => throw new InvalidOperationException("read"), Throw, TimeProvider.System);
        rereading.Dispose();
        rereading.Ask();
        rereading.Ask();
    }

    private static Task Throw(Exception e) => throw new InvalidOperationException("A reading failed.", e);
}
