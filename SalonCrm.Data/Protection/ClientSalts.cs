using System.Security.Cryptography;

namespace SalonCrm.Data.Protection;

/// <summary>
/// The salts that go into the keys of everything of one client, in a small file of their own beside the master key. Erasing a
/// client's salt makes all that was ever sealed for that client unreadable, in every older backup of the database too; and
/// the erased places are the list by which a restored backup is put right. See README.md beside this file.
/// </summary>
/// <remarks>
/// File: 16 bytes of name, then 16 bytes for each number from 1. All ones is erased; all zeros was never given out. Held in memory:
/// 16 MB for a million clients. Safe for several threads, and for several processes on one file.
/// </remarks>
internal sealed class ClientSalts(DataPlace place)
{
    public const int Size = 16;

    /// <summary>Numbers that a process takes at a time, on the disk before the first of them is used: a new client waits for no second disk write.</summary>
    public const int Block = 1024;

    private const int MostTries = 250;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Name = "saloncrm-salts/1"u8.ToArray();
    private static readonly byte[] Erased = [.. Enumerable.Repeat((byte)0xFF, Size)];
    private static readonly byte[] Unused = new byte[Size];

    private readonly Lock _lock = new();
    private byte[] _salts = [];
    private int _next;
    private int _end;
    private int _lowest = 1;

    /// <summary>Where the file lies.</summary>
    public string File { get; } = place.SaltFile;

    /// <summary>Reads the file.</summary>
    /// <param name="highest">The highest number that the database names; 0 for a database in which no client has a salt yet.</param>
    /// <exception cref="StartRefusedException">It is missing though clients have salts, is a link, can be read by others, or is no such file.</exception>
    public void Open(int highest)
    {
        var info = new FileInfo(File);
        if (info.LinkTarget is not null)
        {
            throw new StartRefusedException(StartProblem.SaltsWrong, File);
        }

        if (!info.Exists)
        {
            if (highest > 0)
            {
                throw new StartRefusedException(StartProblem.SaltsMissing, File);
            }

            Create();
        }
        else if (!OperatingSystem.IsWindows() && (info.UnixFileMode & MasterKeyFile.Others) != UnixFileMode.None)
        {
            throw new StartRefusedException(StartProblem.SaltsWrong, File);
        }

        lock (_lock)
        {
            // A file from before some clients came: their numbers must not be given to others.
            (_next, _end) = (0, 0);
            Read();
            _lowest = highest + 1;
        }
    }

    /// <summary>The salt of a number; null where it is erased or not there.</summary>
    public byte[]? Of(int number)
    {
        var salt = Record(number);
        return salt.IsEmpty || salt.SequenceEqual(Erased) || salt.SequenceEqual(Unused) ? null : salt.ToArray();
    }

    /// <summary>Whether it was erased; false for one that is merely not there.</summary>
    public bool IsErased(int number) => Record(number).SequenceEqual(Erased);

    /// <summary>All numbers that were erased.</summary>
    public IReadOnlyList<int> AllErased()
    {
        lock (_lock)
        {
            Read();
            return [.. Enumerable.Range(1, _salts.Length / Size).Where(n => Record(n).SequenceEqual(Erased))];
        }
    }

    /// <summary>A number that nobody has, with a fresh salt that is on the disk.</summary>
    public int Next()
    {
        lock (_lock)
        {
            if (_next == _end)
            {
                Reserve();
            }

            return _next++;
        }
    }

    /// <summary>The file as it is, for its short-lived copies.</summary>
    public byte[] Copy()
    {
        lock (_lock)
        {
            using var file = Alone();
            var content = new byte[file.Length];
            file.Position = 0;
            file.ReadExactly(content);
            return content;
        }
    }

    /// <summary>Overwrites salts for good. Done once it returns, also when the machine stops a moment later.</summary>
    public void Erase(IReadOnlyCollection<int> numbers)
    {
        lock (_lock)
        {
            using var file = Alone();
            foreach (var number in numbers.Where(n => n > 0 && (long)n * Size < file.Length))
            {
                file.Position = (long)number * Size;
                file.Write(Erased);
            }

            file.Flush(flushToDisk: true);
            Read(file);
        }
    }

    private ReadOnlySpan<byte> Record(int number)
    {
        var salts = Volatile.Read(ref _salts);
        if (number > salts.Length / Size)
        {
            // Another process has added some.
            lock (_lock)
            {
                Read();
                salts = _salts;
            }
        }

        return number < 1 || number > salts.Length / Size ? [] : salts.AsSpan((number - 1) * Size, Size);
    }

    private void Reserve()
    {
        using var file = Alone();
        var first = (int)Math.Max(file.Length / Size, _lowest);
        file.Position = (long)first * Size;
        file.Write(RandomNumberGenerator.GetBytes(Block * Size));
        file.Flush(flushToDisk: true);
        (_next, _end) = (first, first + Block);
        Read(file);
    }

    private void Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var file = new FileStream(File, options);
            file.Write(Name);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(StartProblem.FolderNotWritable, File, e);
        }
    }

    private void Read()
    {
        using var file = Opened(FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Read(file);
    }

    private void Read(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        if (bytes.Length < Size || !bytes.AsSpan(0, Size).SequenceEqual(Name))
        {
            throw new StartRefusedException(StartProblem.SaltsWrong, File);
        }

        Volatile.Write(ref _salts, bytes[Size..]);
    }

    /// <summary>Opens the file while no other process has it so.</summary>
    private FileStream Alone() => Opened(FileAccess.ReadWrite, FileShare.None);

    private FileStream Opened(FileAccess access, FileShare share)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(File, FileMode.Open, access, share);
            }
            catch (IOException) when (tries < MostTries && System.IO.File.Exists(File))
            {
                // Another process takes its own numbers, which is done in a moment.
                Thread.Sleep(BetweenTries);
            }
        }
    }
}
