using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

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
    private const byte EndOfHandshake = 0x1E;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _asked = new(StringComparer.Ordinal);
    private readonly Func<string, object?[], Task> _told;
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;
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
        line._socket.Options.SetRequestHeader("Cookie", cookie);
        await line._socket.ConnectAsync(address, CancellationToken.None);
        await line._socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        await line.ShakeHands();
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
        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAny(Listening);
        await Task.WhenAny(_pinging);
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task Invoke(string? id, string target, object?[] arguments)
    {
        var pack = new PackWriter().List(6).Value(Invocation).EmptyMap().Value(id).Value(target).List(arguments.Length);
        foreach (var argument in arguments)
        {
            pack.Value(argument);
        }

        await Write(pack.List(0));
    }

    private async Task Write(PackWriter pack)
    {
        using var message = new MemoryStream();
        for (var length = (uint)pack.Written.Length; ; length >>= 7)
        {
            message.WriteByte((byte)(length > 0x7F ? (length & 0x7F) | 0x80 : length));
            if (length <= 0x7F)
            {
                break;
            }
        }

        message.Write(pack.Written);
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(message.GetBuffer().AsMemory(0, (int)message.Length), WebSocketMessageType.Binary, true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task KeepAlive()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(_closing.Token))
        {
            await Write(new PackWriter().List(1).Value(Ping));
        }
    }

    private async Task ShakeHands()
    {
        while (Array.IndexOf(_buffer, EndOfHandshake, 0, _filled) < 0)
        {
            await Receive();
        }

        var end = Array.IndexOf(_buffer, EndOfHandshake) + 1;
        var said = Encoding.UTF8.GetString(_buffer, 0, end - 1);
        if (said != "{}")
        {
            throw new InvalidDataException($"The portal did not shake hands: {said}");
        }

        Drop(end);
    }

    private async Task Listen()
    {
        while (!_closing.IsCancellationRequested)
        {
            var at = 0;
            while (TryMessage(at, out var start, out var size))
            {
                at = start + size;
                await Take(new PackReader(_buffer.AsSpan(start, size)).List());
            }

            Drop(at);
            await Receive();
        }
    }

    private async Task Take(object?[] message)
    {
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

    /// <summary>A message stands behind its length, seven bits a byte.</summary>
    private bool TryMessage(int at, out int start, out int size)
    {
        (start, size) = (at, 0);
        for (var shift = 0; start < _filled; shift += 7)
        {
            var part = _buffer[start++];
            size |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return start + size <= _filled;
            }
        }

        return false;
    }

    private async Task Receive()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), _closing.Token);
        _filled += received.MessageType == WebSocketMessageType.Close
            ? throw new InvalidDataException($"The portal hung up: {_socket.CloseStatusDescription}") : received.Count;
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count.._filled).CopyTo(_buffer);
        _filled -= count;
    }
}
