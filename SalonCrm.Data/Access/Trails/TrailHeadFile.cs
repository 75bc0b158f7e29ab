using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SalonCrm.Data.Access.Trails;

/// <summary>The last entry of the trail, as its head names it.</summary>
internal sealed record TrailMark(long Seq, byte[] Mac);

/// <summary>
/// The file of the trail's head: a word of format, seq, mac, and an HMAC over these; 80 bytes, mode 0600. It is opened for
/// each write: as quick as a file held open, and a file that is taken away is noticed.
/// </summary>
internal sealed class TrailHeadFile(string path)
{
    private const int MacSize = 32;
    private const int SealAt = 8 + sizeof(long) + MacSize;
    private const int Size = SealAt + MacSize;
    private const int Tries = 5;
    private const int MostOpenings = 200;
    private static readonly TimeSpan BetweenOpenings = TimeSpan.FromMilliseconds(5);

    /// <summary>How Unix and Windows say that another process has the file open.</summary>
    private const int Busy = 11;
    private const int WindowsBusy = unchecked((int)0x80070020);

    private static ReadOnlySpan<byte> Word => "SCHEAD/1"u8;

    public bool Exists => File.Exists(path);

    /// <summary>What the file says; null when it is not what this network's portal wrote.</summary>
    /// <param name="keys">The trail's keys, the active one first: the last commit before a change of keys wrote under an older one.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public TrailMark? Read(IReadOnlyList<byte[]> keys)
    {
        // What is caught half written, where nothing locks, is read again.
        using var file = OpenToRead();
        for (var i = 0; i < Tries; i++)
        {
            if (Read(file, keys) is { } mark)
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>
    /// Names a newer entry. Of several processes on one database the one furthest on wins, and one that comes while another
    /// writes leaves it: a head that is behind is no harm.
    /// </summary>
    /// <returns>False when the head was not behind that entry.</returns>
    public bool Advance(TrailMark mark, IReadOnlyList<byte[]> keys)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        if (Read(file, keys) is not { } kept || kept.Seq >= mark.Seq)
        {
            return false;
        }

        RandomAccess.Write(file, Spell(mark, keys[0]), 0);
        return true;
    }

    /// <summary>Names an entry, whatever was named before.</summary>
    public void Set(TrailMark mark, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Spell(mark, key));
        file.SetLength(Size);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether it is that somebody else has the file open at this moment.</summary>
    public static bool IsBusy(IOException exception) => exception.HResult is Busy or WindowsBusy;

    /// <summary>A writer has the file to itself for the moment that it takes; that is waited for.</summary>
    private Microsoft.Win32.SafeHandles.SafeFileHandle OpenToRead()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException e) when (IsBusy(e) && tries < MostOpenings)
            {
                Thread.Sleep(BetweenOpenings);
            }
        }
    }

    private static TrailMark? Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, IReadOnlyList<byte[]> keys)
    {
        Span<byte> bytes = stackalloc byte[Size + 1];
        Span<byte> seal = stackalloc byte[MacSize];
        if (RandomAccess.Read(file, bytes, 0) != Size || !bytes.StartsWith(Word))
        {
            return null;
        }

        foreach (var key in keys)
        {
            HMACSHA256.HashData(key, bytes[..SealAt], seal);
            if (CryptographicOperations.FixedTimeEquals(seal, bytes[SealAt..Size]))
            {
                return new(BinaryPrimitives.ReadInt64BigEndian(bytes[Word.Length..]), bytes[(SealAt - MacSize)..SealAt].ToArray());
            }
        }

        return null;
    }

    private static byte[] Spell(TrailMark mark, byte[] key)
    {
        var bytes = new byte[Size];
        Word.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(Word.Length), mark.Seq);
        mark.Mac.CopyTo(bytes, SealAt - MacSize);
        HMACSHA256.HashData(key, bytes.AsSpan(0, SealAt), bytes.AsSpan(SealAt));
        return bytes;
    }
}
