using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SalonCrm.Data.Completeness;

/// <summary>One count: cards of a salon that are alike in one regard and lack the same.</summary>
internal sealed record Cell(CountedBy By, Guid Salon, Guid Which, int Slice, GapSet Missing);

/// <summary>Adds cards to the counts and takes them out.</summary>
internal static class CardCounts
{
    private const int IdSize = 16;

    /// <summary>Every count that a card stands in.</summary>
    public static IEnumerable<Cell> Cells(this CardState state)
    {
        yield return new(CountedBy.Status, state.SalonId, Guid.Empty, (int)state.Status, state.Missing);
        yield return new(CountedBy.MadeBy, state.SalonId, state.MadeBy, 0, state.Missing);
        yield return new(CountedBy.Source, state.SalonId, Guid.Empty, (int)state.Source, state.Missing);
        yield return new(CountedBy.Month, state.SalonId, Guid.Empty, Months.Of(state.MadeOn), state.Missing);
        yield return new(CountedBy.Confirmed, state.SalonId, Guid.Empty, state.ConfirmedOn?.DayNumber ?? 0, GapSet.None);
        if (state.GuestMonth is { } month)
        {
            yield return new(CountedBy.Guest, state.SalonId, Guid.Empty, (month * 8) + (int)state.Stages, GapSet.None);
        }

        foreach (var field in OwnFields(state.OwnFilled))
        {
            yield return new(CountedBy.OwnField, state.SalonId, field, 0, GapSet.None);
        }
    }

    /// <summary>The network's own fields in a state.</summary>
    public static IEnumerable<Guid> OwnFields(byte[]? filled)
    {
        for (var at = 0; at < filled?.Length; at += IdSize)
        {
            yield return new Guid(filled.AsSpan(at, IdSize), bigEndian: true);
        }
    }

    /// <summary>Adds a card's share to changes, or takes it from them.</summary>
    public static void Add(this Dictionary<Cell, int> changes, CardState state, int count)
    {
        foreach (var cell in state.Cells())
        {
            changes[cell] = changes.GetValueOrDefault(cell) + count;
        }
    }

    /// <summary>Keeps changes, within the caller's transaction. What neither rose nor fell is not touched.</summary>
    public static async Task Change(SalonDb db, IReadOnlyDictionary<Cell, int> changes, CancellationToken cancel)
    {
        if (changes.Values.All(c => c == 0))
        {
            return;
        }

        // One statement for each: an upsert that EF can't say, prepared once for all of them.
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText =
            """
            INSERT INTO card_counts ("By", "SalonId", "Which", "Slice", "Missing", "Count") VALUES (@by, @salon, @which, @slice, @missing, @count)
            ON CONFLICT ("By", "SalonId", "Which", "Slice", "Missing") DO UPDATE SET "Count" = card_counts."Count" + excluded."Count"
            """;
        var parameters = Array.ConvertAll(["@by", "@salon", "@which", "@slice", "@missing", "@count"], name => Parameter(command, name));
        foreach (var ((by, salon, which, slice, missing), count) in changes.Where(c => c.Value != 0))
        {
            object[] values = [(int)by, salon.ToByteArray(bigEndian: true), which.ToByteArray(bigEndian: true), slice, (int)missing, count];
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i];
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
