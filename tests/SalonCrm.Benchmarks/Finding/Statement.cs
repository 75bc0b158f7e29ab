using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>A prepared statement of one text, asked for numbers: SQLite itself, without ADO.NET above it.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        if (raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException(raw.sqlite3_errmsg(connection.Handle).utf8_to_string());
        }
    }

    /// <summary>The first column of what is found.</summary>
    public List<long> Ask(string? text)
    {
        if (text is not null)
        {
            raw.sqlite3_bind_text(_statement, 1, text);
        }

        var found = new List<long>(DirectoryUnderTest.Best);
        int step;
        while ((step = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
        {
            found.Add(raw.sqlite3_column_int64(_statement, 0));
        }

        raw.sqlite3_reset(_statement);
        return step == raw.SQLITE_DONE ? found : throw new InvalidOperationException(raw.sqlite3_errstr(step).utf8_to_string());
    }

    public void Dispose() => _statement.Dispose();
}
