using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SalonCrm.Data.Protection;

/// <summary>One sealed property: the property that feature code sees and the shadow column that is kept.</summary>
internal sealed class SealedProperty(PropertyInfo info, IProperty shadow, SealedPlace place)
{
    public string Name { get; } = info.Name;
    public IProperty Shadow { get; } = shadow;
    public SealedPlace Place { get; } = place;
    public SealedCodec Codec { get; } = SealedCodec.For(info.PropertyType);
    public Func<object, object?> Get { get; } = Getter(info);
    public Action<object, object?> Set { get; } = Setter(info);

    private static Func<object, object?> Getter(PropertyInfo info)
    {
        var entity = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(entity, info.DeclaringType!), info);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), entity).Compile();
    }

    private static Action<object, object?> Setter(PropertyInfo info)
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var write = Expression.Assign(
            Expression.Property(Expression.Convert(entity, info.DeclaringType!), info),
            Expression.Convert(value, info.PropertyType));
        return Expression.Lambda<Action<object, object?>>(write, entity, value).Compile();
    }
}

/// <summary>A table's columns as they are read and covered: values of a row stand in the order of <see cref="Columns"/>.</summary>
internal sealed class SealedTableShape
{
    public SealedTableShape(IEntityType type, SealedProperty[] properties)
    {
        Columns = [.. type.GetProperties().Where(p => p.Name != RowSeal.Column).OrderBy(p => p.Name, StringComparer.Ordinal)];
        Properties = properties;
        Places = [.. properties.Select(p => Array.IndexOf(Columns, p.Shadow))];
        Key = type.FindPrimaryKey() is { } key ? [.. key.Properties.Select(p => Array.IndexOf(Columns, p))] : [];
        Seal = type.FindProperty(RowSeal.Column);
        Table = RowSeal.Prefixed(type.GetTableName() ?? "");
        Names = [.. Columns.Select(c => RowSeal.Prefixed(c.Name))];
    }

    /// <summary>All columns but the row seal itself, in the order in which the row seal covers them.</summary>
    public IProperty[] Columns { get; }

    public SealedProperty[] Properties { get; }

    /// <summary>Where the envelope of each of <see cref="Properties"/> stands among the columns.</summary>
    public int[] Places { get; }

    /// <summary>Where the parts of the row's id stand among the columns.</summary>
    public int[] Key { get; }

    public IProperty? Seal { get; }

    /// <summary>The table's name and each column's as the row seal covers them.</summary>
    public byte[] Table { get; }

    public byte[][] Names { get; }

    public bool IsPlain => Properties.Length == 0 && Seal is null;
}

/// <summary>What the model says about sealing, looked up once for each model.</summary>
internal sealed class SealedModel
{
    /// <summary>The shadow column of sealed property X is XSealed.</summary>
    public const string Suffix = "Sealed";
    private static readonly ConditionalWeakTable<IModel, SealedModel> Known = [];
    private readonly FrozenDictionary<IReadOnlyEntityType, SealedTableShape> _shapes;

    private SealedModel(IModel model) =>
        _shapes = model.GetEntityTypes().ToFrozenDictionary(t => (IReadOnlyEntityType)t, t => new SealedTableShape(t, SealedOf(t)));

    public static SealedModel Of(IModel model) => Known.GetValue(model, m => new(m));

    public SealedTableShape Shape(IEntityType type) => _shapes[type];

    public SealedProperty[] Properties(IEntityType type) => _shapes[type].Properties;

    /// <summary>The row's id as it is bound into its envelopes.</summary>
    public static byte[] RowId(IEntityType type, Func<IProperty, object?> value) =>
        RowId([.. type.FindPrimaryKey()!.Properties.Select(p => value(p)!)]);

    /// <summary>The same from the parts of its key.</summary>
    public static byte[] RowId(object[] key)
    {
        if (key.Length == 1)
        {
            return CanonicalBytes.Of(key[0]);
        }

        var id = new List<byte>();
        foreach (var part in key.Select(CanonicalBytes.Of))
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
            id.AddRange(length);
            id.AddRange(part);
        }

        return [.. id];
    }

    private static SealedProperty[] SealedOf(IEntityType type) =>
    [
        .. type.GetProperties()
            .Select(p => (Shadow: p, Declared: p.FindAnnotation(SealedMapping.Annotation)?.Value as string))
            .Where(p => p.Declared is not null)
            .Select(p => new SealedProperty(
                type.ClrType.GetProperty(p.Declared!)!,
                p.Shadow,
                new SealedPlace(type.GetTableName()!, p.Declared!, (int)p.Shadow.FindAnnotation(SealedMapping.PaddingAnnotation)!.Value!))),
    ];
}
