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

/// <summary>What the model says about sealing, looked up once for each model.</summary>
internal sealed class SealedModel
{
    /// <summary>The shadow column of sealed property X is XSealed.</summary>
    public const string Suffix = "Sealed";
    private static readonly ConditionalWeakTable<IModel, SealedModel> Known = [];
    private readonly FrozenDictionary<IReadOnlyEntityType, SealedProperty[]> _sealed;
    private readonly FrozenDictionary<IReadOnlyEntityType, IProperty[]> _columns;

    private SealedModel(IModel model)
    {
        _sealed = model.GetEntityTypes().ToFrozenDictionary(t => (IReadOnlyEntityType)t, SealedOf);
        _columns = model.GetEntityTypes().ToFrozenDictionary(
            t => (IReadOnlyEntityType)t,
            t => t.GetProperties().Where(p => p.Name != RowSeal.Column).OrderBy(p => p.Name, StringComparer.Ordinal).ToArray());
    }

    public static SealedModel Of(IModel model) => Known.GetValue(model, m => new(m));

    public SealedProperty[] Properties(IEntityType type) => _sealed[type];

    /// <summary>All columns but the row seal itself, in the order in which the row seal covers them.</summary>
    public IProperty[] Columns(IEntityType type) => _columns[type];

    /// <summary>The row's id as it is bound into its envelopes.</summary>
    public static byte[] RowId(IEntityType type, Func<IProperty, object?> value)
    {
        var key = type.FindPrimaryKey()!.Properties;
        if (key.Count == 1)
        {
            return CanonicalBytes.Of(value(key[0])!);
        }

        var id = new List<byte>();
        foreach (var part in key.Select(p => CanonicalBytes.Of(value(p)!)))
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
