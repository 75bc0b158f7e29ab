namespace SalonCrm.Admin.Calls;

/// <summary>
/// Reads anew when something has changed: at once, and then not again before a pause, however often it changed meanwhile.
/// A thousand calls a second cost a screen ten readings.
/// </summary>
/// <param name="read">Reads, and shows what it read.</param>
/// <param name="fail">Is told of a reading that failed.</param>
/// <param name="time">The clock.</param>
internal sealed class Rereading(Func<Task> read, Func<Exception, Task> fail, TimeProvider time) : IDisposable
{
    /// <summary>The shortest time between two readings.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const int AtRest = 0;
    private const int AtWork = 1;
    private const int Asked = 2;

    private readonly CancellationTokenSource _gone = new();

    /// <summary>The reader's language, not that of whoever tells, goes along.</summary>
    private readonly ExecutionContext _mine = ExecutionContext.Capture()!;
    private int _state = AtRest;

    /// <summary>Something has changed. Returns at once, on whatever thread.</summary>
    public void Ask()
    {
        if (Interlocked.Exchange(ref _state, Asked) == AtRest && !_gone.IsCancellationRequested)
        {
            // Never on the thread of whoever tells: it has others to tell.
            ExecutionContext.Run(_mine, static reading => _ = Task.Run(((Rereading)reading!).Work), this);
        }
    }

    /// <summary>Nothing more is read.</summary>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task Work()
    {
        try
        {
            do
            {
                Interlocked.Exchange(ref _state, AtWork);
                await read();
                await Task.Delay(Pause, time);
            }
            while (!_gone.IsCancellationRequested && Interlocked.CompareExchange(ref _state, AtRest, AtWork) != AtWork);
        }
#pragma warning disable CA1031 // Nobody waits for this task: whoever shows the component is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.Exchange(ref _state, AtRest);
            await fail(e);
        }
    }
}
