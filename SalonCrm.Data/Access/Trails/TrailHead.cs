using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Access.Trails;

/// <summary>
/// The head of the trail outside the database, beside the master key file: whoever cuts entries off the end, or puts an
/// older database back, has to alter it too. It is written after each commit, so a crash leaves it behind, never ahead.
/// </summary>
internal sealed class TrailHead(DataPlace place, KeyRing ring, TrailBoard board) : IDisposable
{
    /// <summary>The migration since which there is a head outside the database.</summary>
    public const string FirstWith = "Protection";

    private readonly TrailHeadFile _file = new(place.HeadFile);

    private volatile bool _isDoubted;

    /// <summary>Released when a commit did not follow the head: somebody has to look.</summary>
    public SemaphoreSlim Doubt { get; } = new(0);

    private IReadOnlyList<byte[]> Keys => ring.All(KeyPurpose.Trail);

    /// <summary>
    /// A head for a trail that has none: of a new database, and of one that an older portal has just handed over. Any other
    /// that is missing was taken away, and is told.
    /// </summary>
    public async Task Begin(SalonDb db, bool isFirst, CancellationToken cancel)
    {
        if (!_file.Exists && (isFirst || !await db.Trail.AnyAsync(cancel)))
        {
            await SetToLast(db, cancel);
        }

        await Check(db, cancel);
    }

    /// <summary>The entry is on the disk. What goes wrong here undoes nothing; it is told.</summary>
    public void Write(TrailEntry? last)
    {
        // While the trail does not fit its head, the head is the proof of it.
        if (last is null || _isDoubted || board.State.IsToBeAccepted)
        {
            return;
        }

        try
        {
            if (!_file.Advance(new(last.Seq, last.Mac), Keys))
            {
                _isDoubted = true;
                Doubt.Release();
            }
            else if (board.State.Trouble == TrailTrouble.HeadNotWritten)
            {
                board.Set(new(TrailTrouble.None));
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            board.Set(new(TrailTrouble.HeadMissing));
        }
        catch (IOException e) when (TrailHeadFile.IsBusy(e))
        {
            // Another process writes at this moment; the next commit names its entry.
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            board.Set(new(TrailTrouble.HeadNotWritten));
        }
    }

    /// <summary>Compares the trail with its head, and shows how it stands.</summary>
    public async Task<TrailState> Check(SalonDb db, CancellationToken cancel)
    {
        var state = await Standing(db, cancel);
        _isDoubted = false;
        board.Set(state.Trouble == TrailTrouble.None && board.State.Trouble == TrailTrouble.HeadNotWritten ? board.State : state);
        return state;
    }

    /// <summary>Names the trail's last entry as the head, whatever was there before.</summary>
    public async Task SetToLast(SalonDb db, CancellationToken cancel)
    {
        var last = await Trail.Last(db, cancel);
        Set(new(last?.Seq ?? 0, last?.Mac ?? new byte[32]));
    }

    /// <summary>Names an entry as the head, whatever was there before: after a restore, or once it was said that it is known.</summary>
    public void Set(TrailMark mark)
    {
        _file.Set(mark, Keys[0]);
        _isDoubted = false;
        board.Set(new(TrailTrouble.None));
    }

    /// <summary>What the head says; null when there is none, or none that this network's portal wrote.</summary>
    public TrailMark? Read()
    {
        try
        {
            // Another process may have changed the key a moment ago.
            return _file.Read(Keys) ?? (ring.Source?.Invoke() == true ? _file.Read(Keys) : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => Doubt.Dispose();

    private async Task<TrailState> Standing(SalonDb db, CancellationToken cancel)
    {
        if (!_file.Exists)
        {
            return new(TrailTrouble.HeadMissing);
        }

        if (Read() is not { } mark)
        {
            return new(TrailTrouble.HeadDamaged);
        }

        if (mark.Seq == 0)
        {
            return new(TrailTrouble.None);
        }

        var mac = await db.Trail.Where(t => t.Seq == mark.Seq).Select(t => t.Mac).FirstOrDefaultAsync(cancel);
        if (mac is not null)
        {
            return new(mac.AsSpan().SequenceEqual(mark.Mac) ? TrailTrouble.None : TrailTrouble.Another);
        }

        var last = await db.Trail.MaxAsync(t => (long?)t.Seq, cancel) ?? 0;
        return last > mark.Seq ? new(TrailTrouble.Another, 1) : new(TrailTrouble.Cut, mark.Seq - last);
    }
}
