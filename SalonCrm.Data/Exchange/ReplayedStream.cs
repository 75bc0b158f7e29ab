namespace SalonCrm.Data.Exchange;

/// <summary>The bytes that were read to recognise a file, then the rest of its stream, which it counts and leaves open.</summary>
internal sealed class ReplayedStream(byte[] head, Stream rest, IProgress<long>? bytesRead) : Stream
{
    private int _replayed;
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        if (_replayed < head.Length)
        {
            count = Math.Min(buffer.Length, head.Length - _replayed);
            head.AsMemory(_replayed, count).CopyTo(buffer);
            _replayed += count;
        }
        else
        {
            count = await rest.ReadAsync(buffer, cancellationToken);
        }

        _total += count;
        bytesRead?.Report(_total);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
