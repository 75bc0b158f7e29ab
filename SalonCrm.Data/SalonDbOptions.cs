using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data;

/// <summary>How the database file is opened.</summary>
internal static class SalonDbOptions
{
    /// <summary>Name of the database file in the data folder.</summary>
    public const string FileName = "salon.db";

    public static DbContextOptionsBuilder UseSalonFile(this DbContextOptionsBuilder options, string file) =>
        options.UseUnsealedFile(file).AddInterceptors(SealingInterceptor.Instance, SealedInstances.Instance);

    /// <summary>A file of which nothing is sealed: what the benchmarks compare with.</summary>
    public static DbContextOptionsBuilder UseUnsealedFile(this DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        return options
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(Pragmas.Interceptor)

            // Values of parameters never reach a log, whatever the log level.
            .EnableSensitiveDataLogging(false);
    }

    /// <summary>Durable commits, and freed pages are overwritten.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Sql = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

        public static Pragmas Interceptor { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>For "dotnet ef migrations add".</summary>
internal sealed class SalonDbDesign : IDesignTimeDbContextFactory<SalonDb>
{
    public SalonDb CreateDbContext(string[] args)
    {
        var ring = new KeyRing();
        var options = new DbContextOptionsBuilder<SalonDb>();
        options.UseSalonFile("design.db");
        var salts = new ClientSalts(new DataPlace("design"));
        return new SalonDb(options.Options, new Sealing(new FieldSealer(ring, salts), new RowSeal(ring), new BlindIndex(ring), new SaltOwners(salts)));
    }
}
