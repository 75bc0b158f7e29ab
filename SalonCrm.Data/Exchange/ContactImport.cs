using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Exchange;

/// <summary>How an import ended. The three numbers add up to the rows that were in the file.</summary>
/// <param name="Imported">Rows that became a new card.</param>
/// <param name="Merged">Rows that were a known client; what the card lacked was filled in.</param>
/// <param name="Rejected">Rows that could not be kept; each was told with its reason.</param>
/// <param name="Unreadable">Why the file could not be read at all, or not to its end; null when it was read whole.</param>
public sealed record ImportSummary(int Imported, int Merged, int Rejected, ContactFileProblem? Unreadable = null);

/// <summary>How far an import has come.</summary>
/// <param name="BytesRead">Bytes of the file.</param>
/// <param name="Summary">The numbers so far.</param>
public sealed record ImportProgress(long BytesRead, ImportSummary Summary);

/// <summary>A row that was not kept, and why: exactly one of the three reasons is there.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Source">The row as it stands in the file. Personal data: never to be logged.</param>
public sealed record ImportRejection(int Line, string Source)
{
    /// <summary>The row could not be read.</summary>
    public ContactRowProblem? Row { get; init; }

    /// <summary>A field that a card does not accept.</summary>
    public FieldProblem? Field { get; init; }

    /// <summary>The number of the card that has this phone under another name: whether they share it is for a person to say.</summary>
    public int? KnownCard { get; init; }

    /// <summary>Does not tell the row.</summary>
    public override string ToString() => $"Rejected row at line {Line}";
}

/// <summary>Moves a salon in from its phone book or spreadsheet. Importing the same file twice adds nobody.</summary>
public sealed class ContactImport
{
    private const int BatchSize = 200;
    private readonly Door _door;
    private readonly BlindIndex _blind;
    private readonly DirectoryFeed _feed;
    private readonly IDbContextFactory<SalonDb> _contexts;

    internal ContactImport(Door door, BlindIndex blind, DirectoryFeed feed, IDbContextFactory<SalonDb> contexts) =>
        (_door, _blind, _feed, _contexts) = (door, blind, feed, contexts);

    /// <summary>
    /// Reads the file and keeps its rows in batches; what was kept stays when a later batch fails or the import is
    /// stopped. Memory does not grow with the file.
    /// </summary>
    /// <param name="actor">Who imports.</param>
    /// <param name="file">The file from its beginning; need not be seekable.</param>
    /// <param name="fileName">Its name, a hint where the content does not say what it is.</param>
    /// <param name="salon">The salon whose clients these are; its country reads the numbers.</param>
    /// <param name="reject">Is given each rejected row, in the order of the file.</param>
    /// <param name="progress">Is told after each batch.</param>
    /// <param name="cancel">Stops between rows.</param>
    public async Task<Outcome<ImportSummary>> Run(
        Actor actor,
        Stream file,
        string fileName,
        Guid salon,
        Func<ImportRejection, ValueTask> reject,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var begun = await Begin(actor, salon, cancel);
        if (begun is not Outcome<Begun>.Done { Value: var (home, fields) })
        {
            return Pass<Begun, ImportSummary>(begun);
        }

        var summary = new ImportSummary(0, 0, 0);
        var bytes = new BytesRead();
        try
        {
            await foreach (var batch in ContactFile.Read(file, fileName, bytes, OwnCells.Headers(fields), cancel).Chunk(BatchSize).WithCancellation(cancel))
            {
                var kept = await Keep(actor, salon, home, fields, batch, cancel);
                if (kept is not Outcome<ImportedBatch>.Done { Value: var result })
                {
                    return Pass<ImportedBatch, ImportSummary>(kept);
                }

                foreach (var rejection in result.Rejections)
                {
                    await reject(rejection);
                }

                summary = new(summary.Imported + result.Imported, summary.Merged + result.Merged, summary.Rejected + result.Rejections.Count);
                progress?.Report(new(bytes.Count, summary));
                await using var db = await _contexts.CreateDbContextAsync(cancel);
                await _feed.Follow(db, cancel);
            }
        }
        catch (ContactFileException e)
        {
            summary = summary with { Unreadable = e.Problem };
        }

        return new Outcome<ImportSummary>.Done(summary);
    }

    private Task<Outcome<Begun>> Begin(Actor actor, Guid salon, CancellationToken cancel) =>
        _door.Pass<Begun>(actor, Permission.ImportContacts, async passage =>
        {
            if (await passage.Db.Salons.AsNoTracking().FirstOrDefaultAsync(s => s.Id == salon, cancel) is not { } found)
            {
                return new Outcome<Begun>.Invalid(Field.Salon, Problem.Unknown);
            }

            if (found.IsClosed)
            {
                return new Outcome<Begun>.Invalid(Field.Salon, Problem.Retired);
            }

            passage.Record(TrailAction.Imported, salon);
            return new Outcome<Begun>.Done(new(Country.Find(found.CountryCode), await passage.OwnFields()));
        }, cancel);

    private Task<Outcome<ImportedBatch>> Keep(
        Actor actor, Guid salon, Country? home, IReadOnlyList<OwnFieldView> fields, ContactRow[] rows, CancellationToken cancel) =>
        _door.Pass<ImportedBatch>(actor, Permission.ImportContacts, async passage =>
        {
            var batch = new ImportBatch(passage, _blind, home, fields);
            await batch.Load(rows, salon);
            var result = batch.Keep();
            await passage.Db.SaveChangesAsync(cancel);
            passage.Record(TrailAction.Imported, salon, new() { Counts = [result.Imported, result.Merged, result.Rejections.Count] });
            return new Outcome<ImportedBatch>.Done(result);
        }, cancel);

    private static Outcome<TTo> Pass<TFrom, TTo>(Outcome<TFrom> outcome) => outcome switch
    {
        Outcome<TFrom>.Invalid invalid => new Outcome<TTo>.Invalid(invalid.Problems),
        Outcome<TFrom>.NotAllowed => new Outcome<TTo>.NotAllowed(),
        _ => throw new InvalidOperationException($"An import cannot end with {outcome.GetType().Name}."),
    };

    private sealed record Begun(Country? Home, IReadOnlyList<OwnFieldView> Fields);

    /// <summary>Counts on the reading thread itself; Progress would come later, from another.</summary>
    private sealed class BytesRead : IProgress<long>
    {
        public long Count { get; private set; }

        public void Report(long value) => Count = value;
    }
}
