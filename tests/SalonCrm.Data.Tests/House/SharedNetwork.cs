using System.Globalization;
using Microsoft.Data.Sqlite;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Tests.House;

/// <summary>One network for all tests of a class. Its tests keep out of each other's way with numbers of their own.</summary>
public sealed class SharedNetwork : IAsyncLifetime
{
    private SomeNetwork? _network;
    private int _numbers;

    internal SomeNetwork Network => _network ?? throw new InvalidOperationException("The network is not made yet.");

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await Network.DisposeAsync();

    /// <summary>A Russian mobile number that nobody has yet.</summary>
    public string Phone() => string.Create(CultureInfo.InvariantCulture, $"+7916{1_000_000 + Interlocked.Increment(ref _numbers)}");

    internal ClientForm Form(string first = "Мария", string? last = "Иванова") => Network.Form(first, last, Phone());

    internal Task<Guid> Client(string first = "Мария", string? last = "Иванова") => Network.Client(first, last, Phone());
}

/// <summary>Reads and alters the database file behind the portal's back, as somebody with the file and without the keys can.</summary>
internal static class BehindTheBack
{
    public static byte[] Key(this Guid id) => id.ToByteArray(bigEndian: true);

    public static int Sql(this SomeNetwork network, string sql, params object[] values)
    {
        using var connection = Connect(network);
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? Value(this SomeNetwork network, string sql, params object[] values)
    {
        using var connection = Connect(network);
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar();
    }

    /// <summary>Every row of every table, as text: equal before and after means that nothing was written.</summary>
    public static List<string> Rows(this SomeNetwork network, string table)
    {
        using var connection = Connect(network);
        using var command = Command(connection, $"SELECT * FROM {table} ORDER BY 1", []);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                reader.GetName(i) + "=" + (reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)))));
        }

        return rows;
    }

    /// <summary>Keeps rows as they lie in the file; calling the answer puts them back.</summary>
    public static Action Copy(this SomeNetwork network, string table, string key, Guid id)
    {
        var copy = $"copy_{Guid.NewGuid():N}";
        network.Sql($"CREATE TABLE {copy} AS SELECT * FROM {table} WHERE {key} = @0", id.Key());
        return () => network.Sql($"PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO {table} SELECT * FROM {copy}");
    }

    internal static SqliteConnection Connect(SomeNetwork network)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = network.DatabaseFile, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@{i}"), values[i]);
        }

        return command;
    }
}

/// <summary>Knows whether anything at all was committed to the database file since.</summary>
internal sealed class CommitWatch(SomeNetwork network) : IDisposable
{
    private readonly SqliteConnection _connection = BehindTheBack.Connect(network);

    /// <summary>Changes with every commit of anybody else, and with nothing else.</summary>
    public long Version()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();
}
