using System.Linq.Expressions;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SalonCrm.Data.Protection;

/// <summary>
/// Has EF make entities with sealed columns through <see cref="SealedRow"/>, once for each query that is compiled. A
/// materialization interceptor would do the same later, but EF then builds a table of accessors for every row it reads,
/// which costs more than opening the row's fields.
/// </summary>
internal sealed class SealedInstances : IInstantiationBindingInterceptor
{
    private SealedInstances()
    {
    }

    public static SealedInstances Instance { get; } = new();

    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding)
    {
        if (interceptionData.TypeBase is not IEntityType type || SealedModel.Of(type.Model).Shape(type) is not { IsPlain: false } shape)
        {
            return binding;
        }

        if (binding.ParameterBindings.Count > 0)
        {
            throw new NotSupportedException($"{type.ClrType.Name} has sealed properties and takes arguments when it is made.");
        }

        IProperty[] read = shape.Seal is { } seal ? [.. shape.Columns, seal] : shape.Columns;
        return new FactoryMethodBinding(
            new SealedRow(type, shape),
            SealedRow.Make,
            [new ContextParameterBinding(typeof(DbContext)), new ObjectArrayParameterBinding([.. read.Select(p => new Glance(p))])],
            type.ClrType);
    }

    /// <summary>Reads a column and leaves it to EF to set its property too: a plain column is looked at, not used up.</summary>
    private sealed class Glance(IProperty property) : ParameterBinding(property.ClrType)
    {
        private readonly PropertyParameterBinding _read = new(property);

        public override Expression BindToParameter(ParameterBindingInfo bindingInfo) => _read.BindToParameter(bindingInfo);

        public override ParameterBinding With(IPropertyBase[] consumedProperties) => this;
    }
}

/// <summary>Makes the entities of one type: opens their sealed fields and checks the seal over the row.</summary>
internal sealed class SealedRow(IEntityType type, SealedTableShape shape)
{
    public static readonly System.Reflection.MethodInfo Make = typeof(SealedRow).GetMethod(nameof(Open))!;
    private readonly Func<object> _new = Expression.Lambda<Func<object>>(Expression.New(type.ClrType)).Compile();

    /// <summary>An entity with its sealed properties; the plain ones are EF's to set.</summary>
    /// <param name="context">The context that reads; the keys come with it.</param>
    /// <param name="values">The row's columns in the order of the shape, then its row seal if it has one.</param>
    public object Open(DbContext context, object?[] values)
    {
        var (sealer, rowSeal, _, _) = ((SalonDb)context).Sealing;
        var entity = _new();
        var rowId = SealedModel.RowId(Array.ConvertAll(shape.Key, k => values[k]!));
        for (var i = 0; i < shape.Properties.Length; i++)
        {
            if (values[shape.Places[i]] is byte[] envelope)
            {
                var property = shape.Properties[i];
                if (sealer.TryOpen(property.Place, rowId, envelope, out var plain))
                {
                    property.Set(entity, property.Codec.FromBytes(plain));
                }
                else
                {
                    Tell(entity, property.Name);
                }
            }
        }

        if (entity is IRostered rostered)
        {
            rostered.Seal = values[^1] as byte[];
        }

        if (shape.Seal is not null && !rowSeal.Fits(shape, values.AsSpan(0, shape.Columns.Length), values[^1]))
        {
            Tell(entity, RowSeal.Row);
        }

        return entity;
    }

    private void Tell(object entity, string what)
    {
        if (entity is not IShowsDamage row)
        {
            throw new CryptographicException($"A sealed value in {type.GetTableName()} does not open.");
        }

        (row.Damage ??= []).Add(what);
    }
}
