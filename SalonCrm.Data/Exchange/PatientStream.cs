namespace SalonCrm.Data.Exchange;

/// <summary>
/// Lets somebody write without waiting where that is not allowed: what comes so is held until the next write that waits.
/// Archives close their parts so, a few bytes at a time, and an answer over
/// HTTP refuses it. Disposing it writes the rest and leaves the stream below open.
/// </summary>
internal sealed class PatientStream(Stream to) : Stream
{
    private readonly MemoryStream _held = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Nothing: what is held goes with the next write that waits.</summary>
    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => _held.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _held.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Drain(cancellationToken);
        await to.WriteAsync(buffer, cancellationToken);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await Drain(cancellationToken);
        await to.FlushAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await Drain(CancellationToken.None);
        await _held.DisposeAsync();
        await base.DisposeAsync();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _held.Dispose();
        base.Dispose(disposing);
    }

    private async Task Drain(CancellationToken cancel)
    {
        if (_held.Length > 0)
        {
            await to.WriteAsync(_held.GetBuffer().AsMemory(0, (int)_held.Length), cancel);
            _held.SetLength(0);
        }
    }
}
