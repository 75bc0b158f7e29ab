using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using SalonCrm.Data.Protection;

namespace SalonCrm.Seed.Filling;

/// <summary>A row of a table, ready to be kept.</summary>
internal readonly record struct SealedRow(SealedTable Table, object?[] Values);

/// <summary>
/// A table whose rows are sealed as a save by EF seals them, without its change tracker: with it a client takes several times
/// as long. Sealing may run on several threads; the model says what is sealed and how values are kept.
/// </summary>
internal sealed class SealedTable(DbContext db, Type entity, FieldSealer sealer, RowSeal rowSeal)
{
    private readonly IEntityType _type = db.Model.FindEntityType(entity)!;
    private readonly IProperty[] _columns = [.. db.Model.FindEntityType(entity)!.GetProperties()];
    private readonly IProperty[] _plain = [.. db.Model.FindEntityType(entity)!.GetProperties().Where(p => !p.IsShadowProperty())];
    private readonly SealedProperty[] _sealed = SealedModel.Of(db.Model).Properties(db.Model.FindEntityType(entity)!);
    private readonly ISqlGenerationHelper _sql = db.GetService<ISqlGenerationHelper>();

    /// <summary>The entity's row, with the seal over it where the table has one.</summary>
    public SealedRow Row(object entity, out byte[]? seal)
    {
        var values = new object?[_columns.Length];
        object? Value(IProperty property) => values[property.GetIndex()];
        foreach (var property in _plain)
        {
            values[property.GetIndex()] = property.PropertyInfo!.GetValue(entity);
        }

        var id = SealedModel.RowId(_type, Value);
        foreach (var property in _sealed)
        {
            if (SealingInterceptor.Plaintext(property, entity) is { } plain)
            {
                values[property.Shadow.GetIndex()] = sealer.Seal(property.Place, id, plain);
            }
        }

        seal = null;
        if (_type.FindProperty(RowSeal.Column) is { } column)
        {
            values[column.GetIndex()] = seal = rowSeal.Of(_type, Value);
        }

        return new(this, values);
    }

    /// <summary>A prepared insertion into the table.</summary>
    public SealedInsert Insertion(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = _columns.Select(c => c.GetColumnName()).ToArray();
        var parameters = names.Select((_, i) => _sql.GenerateParameterName($"p{i}")).ToArray();
        command.CommandText =
            $"INSERT INTO {_sql.DelimitIdentifier(_type.GetTableName()!)} ({string.Join(", ", names.Select(n => _sql.DelimitIdentifier(n)))}) "
            + $"VALUES ({string.Join(", ", parameters)})";
        var mappings = _columns.Select(c => c.GetRelationalTypeMapping()).ToArray();
        for (var i = 0; i < mappings.Length; i++)
        {
            command.Parameters.Add(mappings[i].CreateParameter(command, parameters[i], null, nullable: true));
        }

        return new SealedInsert(command, [.. mappings.Select(m => m.Converter?.ConvertToProvider)]);
    }
}

/// <summary>Writes sealed rows of one table within one transaction.</summary>
internal sealed class SealedInsert(DbCommand command, Func<object?, object?>?[] converters) : IDisposable
{
    private bool _isPrepared;

    public void Write(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var value = row[i];
            command.Parameters[i].Value = (value is null ? null : converters[i]?.Invoke(value) ?? value) ?? DBNull.Value;
        }

        if (!_isPrepared)
        {
            command.Prepare();
            _isPrepared = true;
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
