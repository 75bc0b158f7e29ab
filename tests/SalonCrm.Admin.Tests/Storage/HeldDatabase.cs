using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Storage;

namespace SalonCrm.Admin.Tests.Storage;

/// <summary>Another program that holds the database until it is disposed; the portal loses patience after a second.</summary>
internal sealed class HeldDatabase : IDisposable
{
    private readonly SqliteConnection _connection;

    private HeldDatabase(SqliteConnection connection) => _connection = connection;

    public static HeldDatabase Of(IServiceProvider services)
    {
        services.GetRequiredService<StorageState>().Patience = TimeSpan.FromSeconds(1);
        var connection = new SqliteConnection($"Data Source={Path.Combine(services.GetRequiredService<DataPlace>().Folder, "salon.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return new(connection);
    }

    public void Dispose() => _connection.Dispose();
}
