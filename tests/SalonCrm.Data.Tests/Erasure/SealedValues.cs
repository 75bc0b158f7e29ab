using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Erasure;

/// <summary>One sealed value as it lies in a file.</summary>
internal sealed record SealedValue(string Table, SealedPlace Place, byte[] Row, byte[] Envelope)
{
    public int Salt => FieldSealer.SaltOf(Envelope);

    public bool Opens(SomeNetwork network) => network.Services.GetRequiredService<FieldSealer>().TryOpen(Place, Row, Envelope, out _);
}

/// <summary>Reads every sealed value out of a database file, as somebody does who has it.</summary>
internal static class SealedValues
{
    public static List<SealedValue> Values(this SomeNetwork network, string? file = null)
    {
        using var db = network.Db();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file ?? network.DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        connection.Open();
        var values = new List<SealedValue>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var key = type.FindPrimaryKey()!.Properties;
            foreach (var property in SealedModel.Of(db.Model).Properties(type))
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT {string.Join(", ", key.Select(k => $"\"{k.GetColumnName()}\""))}, \"{property.Shadow.GetColumnName()}\" FROM \"{type.GetTableName()}\" WHERE \"{property.Shadow.GetColumnName()}\" IS NOT NULL";
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    var id = SealedModel.RowId([.. Enumerable.Range(0, key.Count).Select(reader.GetValue)]);
                    values.Add(new(type.GetTableName()!, property.Place, id, (byte[])reader.GetValue(key.Count)));
                }
            }
        }

        return values;
    }

    public static int Salt(this SomeNetwork network, Guid client)
    {
        using var db = network.Db();
        return db.Clients.Where(c => c.Id == client).Select(c => c.SaltNumber).Single()!.Value;
    }
}
