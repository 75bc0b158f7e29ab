using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;
using SalonCrm.Seed.Network;
using SalonCrm.Seed.Records;

namespace SalonCrm.Seed.Filling;

/// <summary>
/// Makes the clients' cards: people are drawn and sealed in blocks side by side, and written one block after the other.
/// Only a few blocks are in memory at a time.
/// </summary>
internal sealed class ClientFilling(IServiceProvider services, Calendar calendar, Func<int, IEnumerable<DemoPerson>> people)
{
    // A commit waits for the disk: a few blocks share one.
    private const int BlocksInBatch = 16;
    private readonly IDbContextFactory<SalonDb> _contexts = services.GetRequiredService<IDbContextFactory<SalonDb>>();

    public async Task Fill(MadeSalon[] salons, IProgress<DemoProgress>? progress, CancellationToken cancel)
    {
        await using var model = await _contexts.CreateDbContextAsync(cancel);
        var tables = new CardTables(model, services.GetRequiredService<FieldSealer>(), services.GetRequiredService<RowSeal>());
        var fields = await DemoFields.Read(model, cancel);
        var names = new Names(await model.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, cancel), await model.Masters.AsNoTracking().ToDictionaryAsync(m => m.Id, cancel));
        var records = new ClientRecords(salons, names, fields, calendar);
        var cards = new CardSealer(tables, services.GetRequiredService<BlindIndex>(), salons, fields, records, calendar);
        var trail = new TrailTail(services.GetRequiredService<Trail>());
        trail.Await(DemoAccess.SignIns(salons, calendar));
        await using var blocks = Blocks(cards, cancel).GetAsyncEnumerator(cancel);
        var made = 0;
        for (var isMore = await blocks.MoveNextAsync(); isMore;)
        {
            await using var db = await _contexts.CreateDbContextAsync(cancel);
            await using var batch = await Batch.Begin(db, tables, trail, cancel);
            for (var i = 0; isMore && i < BlocksInBatch; i++)
            {
                Array.ForEach(blocks.Current, batch.Write);
                progress?.Report(new(made += blocks.Current.Length, calendar.Cards));
                isMore = await blocks.MoveNextAsync();
            }

            if (!isMore)
            {
                batch.Write(trail.Until(DateTimeOffset.MaxValue));
            }

            await batch.Commit(cancel);
        }
    }

    /// <summary>The blocks in order, some made ahead of the one that is asked for.</summary>
    private async IAsyncEnumerable<SealedCard[]> Blocks(
        CardSealer cards, [EnumeratorCancellation] CancellationToken cancel)
    {
        var count = (calendar.Cards + DemoPeople.Block - 1) / DemoPeople.Block;
        var ahead = new Queue<Task<SealedCard[]>>();
        try
        {
            for (var next = 0; next < count || ahead.Count > 0;)
            {
                for (; next < count && ahead.Count <= Environment.ProcessorCount; next++)
                {
                    var block = next;
                    ahead.Enqueue(Task.Run(() => Block(cards, block), cancel));
                }

                yield return await ahead.Dequeue();
                cancel.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private SealedCard[] Block(CardSealer cards, int block) =>
        [.. people(block).Take(calendar.Cards - (block * DemoPeople.Block)).Select(cards.Seal)];
}
