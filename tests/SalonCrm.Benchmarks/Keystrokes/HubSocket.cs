using System.Net.WebSockets;
using System.Text;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>A WebSocket that carries MessagePack messages, each behind its length, seven bits a byte; any number of them in a frame.</summary>
internal sealed class HubSocket : IDisposable
{
    private const byte EndOfHandshake = 0x1E;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _filled;

    public async Task Open(Uri address, string cookie)
    {
        _socket.Options.SetRequestHeader("Cookie", cookie);
        await _socket.ConnectAsync(address, CancellationToken.None);
        await _socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        while (Array.IndexOf(_buffer, EndOfHandshake, 0, _filled) < 0)
        {
            await Receive(CancellationToken.None);
        }

        _start = Array.IndexOf(_buffer, EndOfHandshake) + 1;
        var said = Encoding.UTF8.GetString(_buffer, 0, _start - 1);
        if (said != "{}")
        {
            throw new InvalidDataException($"The portal did not shake hands: {said}");
        }
    }

    public async Task Send(PackWriter pack, CancellationToken cancel)
    {
        using var message = new MemoryStream();
        var length = (uint)pack.Written.Length;
        for (; length > 0x7F; length >>= 7)
        {
            message.WriteByte((byte)(length | 0x80));
        }

        message.WriteByte((byte)length);
        message.Write(pack.Written);
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync(message.GetBuffer().AsMemory(0, (int)message.Length), WebSocketMessageType.Binary, true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next message.</summary>
    public async Task<object?[]> Next(CancellationToken cancel)
    {
        (int Start, int Size) message;
        while (!TryMessage(out message))
        {
            _buffer.AsSpan(_start.._filled).CopyTo(_buffer);
            (_start, _filled) = (0, _filled - _start);
            await Receive(cancel);
        }

        _start = message.Start + message.Size;
        return new PackReader(_buffer.AsSpan(message.Start, message.Size)).List();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _sending.Dispose();
    }

    private bool TryMessage(out (int Start, int Size) message)
    {
        message = (_start, 0);
        for (var shift = 0; message.Start < _filled; shift += 7)
        {
            var part = _buffer[message.Start++];
            message.Size |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return message.Start + message.Size <= _filled;
            }
        }

        return false;
    }

    private async Task Receive(CancellationToken cancel)
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), cancel);
        _filled += received.MessageType == WebSocketMessageType.Close
            ? throw new InvalidDataException($"The portal hung up: {_socket.CloseStatusDescription}") : received.Count;
    }
}
