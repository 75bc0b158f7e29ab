using Microsoft.Data.Sqlite;

namespace SalonCrm.Admin.Tests;

/// <summary>The database file in the hands of somebody who has it, and not the portal.</summary>
internal static class DatabaseFile
{
    /// <summary>Does something to it; answers with the one number that it asked for, or 0.</summary>
    public static async Task<long> Sql(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    /// <summary>An id as a statement spells it.</summary>
    public static string Key(this Guid id) => $"X'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";
}
