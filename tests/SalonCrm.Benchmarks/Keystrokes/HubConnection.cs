using System.Collections.Concurrent;
using System.Globalization;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>
/// The line that a page of Blazor Server keeps to its portal: SignalR's hub protocol in MessagePack over a WebSocket
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md).
/// </summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Ping = 6;
    private const int Close = 7;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly HubSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _asked = new(StringComparer.Ordinal);
    private readonly Func<string, object?[], Task> _told;
    private int _asking;
    private Task _pinging = Task.CompletedTask;

    private HubConnection(Func<string, object?[], Task> told) => _told = told;

    /// <summary>Ends when the line does: by <see cref="DisposeAsync"/>, or failed when the portal ended it.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <param name="address">Of the hub, with ws.</param>
    /// <param name="cookie">Who has signed in.</param>
    /// <param name="told">What the portal calls: name and arguments, one after the other.</param>
    public static async Task<HubConnection> Open(Uri address, string cookie, Func<string, object?[], Task> told)
    {
        var line = new HubConnection(told);
        await line._socket.Open(address, cookie);
        line.Listening = line.Listen();
        line._pinging = line.KeepAlive();
        return line;
    }

    public Task Send(string target, params object?[] arguments) => Invoke(null, target, arguments);

    public async Task<object?> Ask(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _asking).ToString(CultureInfo.InvariantCulture);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Invoke(id, target, arguments);
        await await Task.WhenAny(answer.Task, Listening);
        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAny(Listening);
        await Task.WhenAny(_pinging);
        _socket.Dispose();
        _closing.Dispose();
    }

    private Task Invoke(string? id, string target, object?[] arguments)
    {
        var pack = new PackWriter().List(6).Value(Invocation).EmptyMap().Value(id).Value(target).List(arguments.Length);
        foreach (var argument in arguments)
        {
            pack.Value(argument);
        }

        return _socket.Send(pack.List(0), _closing.Token);
    }

    private async Task KeepAlive()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_closing.Token))
        {
            await _socket.Send(new PackWriter().List(1).Value(Ping), _closing.Token);
        }
    }

    private async Task Listen()
    {
        while (true)
        {
            var message = await _socket.Next(_closing.Token);
            switch (message[0])
            {
                case (long)Invocation:
                    await _told((string)message[3]!, (object?[])message[4]!);
                    break;
                case (long)Completion when _asked.TryRemove((string)message[2]!, out var answer):
                    answer.SetResult(message is [_, _, _, 3L, var result] ? result : throw new InvalidDataException($"The portal refused: {message[^1]}"));
                    break;
                case (long)Close:
                    throw new InvalidDataException($"The portal closed the line: {message[1]}");
            }
        }
    }
}
