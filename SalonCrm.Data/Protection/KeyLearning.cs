using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Whether the keys in memory are still those of the database. Asked before each operation, inside its transaction: who writes
/// after a key was changed writes under the new one, whichever process changed it.
/// </summary>
internal static class KeyLearning
{
    // Text rather than a query of EF: it is asked each time, and a few microseconds are the point.
    private const string Sql = "SELECT group_concat(Id || ':' || State) FROM (SELECT Id, State FROM data_keys ORDER BY Id)";

    public static string Stamp(IEnumerable<DataKey> keys) => string.Join(',', keys.OrderBy(k => k.Id).Select(k => FormattableString.Invariant($"{k.Id}:{(int)k.State}")));

    /// <summary>Takes over what has changed. The connection is open already, or is opened for the moment.</summary>
    public static void Learn(this KeyRing ring, SalonDb db)
    {
        db.Database.OpenConnection();
        try
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Sql;
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            if (command.ExecuteScalar() is string stamp && stamp != ring.Known)
            {
                ring.Source?.Invoke();
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }
}
