using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SalonCrm.Data.Protection;

namespace SalonCrm.Benchmarks;

/// <summary>
/// Queries that ask for an envelope ask the plain twin for the plain column: whether it is there, or what it says in bytes. Done
/// once for each query that is compiled.
/// </summary>
internal sealed class PlainColumns : ExpressionVisitor, IQueryExpressionInterceptor
{
    private static readonly ConcurrentDictionary<(Type Row, string Property), SealedCodec> Codecs = new();

    private PlainColumns()
    {
    }

    public static PlainColumns Instance { get; } = new();

    /// <summary>Spells the values of a property.</summary>
    public static SealedCodec Codec(Type row, string property) =>
        Codecs.GetOrAdd((row, property), static key => SealedCodec.For(key.Row.GetProperty(key.Property)!.PropertyType));

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitBinary(BinaryExpression node) =>
        node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && Plain(node.Left) is { } column && node.Right is ConstantExpression { Value: null }
            ? Expression.MakeBinary(node.NodeType, column, Expression.Constant(null, column.Type))
            : base.VisitBinary(node);

    protected override Expression VisitMethodCall(MethodCallExpression node) => Plain(node) is { } column
        ? Expression.Call(typeof(PlainColumns), nameof(Bytes), [node.Arguments[0].Type], Expression.Convert(column, typeof(object)), Expression.Constant(Property(node)))
        : base.VisitMethodCall(node);

    /// <summary>The plain column in an envelope's place; null for what asks for no envelope.</summary>
    private static MethodCallExpression? Plain(Expression node) =>
        node is MethodCallExpression { Method: { Name: nameof(EF.Property) } method, Arguments: [var row, ConstantExpression { Value: string name }] } call
        && method.DeclaringType == typeof(EF) && method.ReturnType == typeof(byte[]) && name.EndsWith(SealedModel.Suffix, StringComparison.Ordinal)
            ? Expression.Call(typeof(EF), nameof(EF.Property), [Nullable(row.Type.GetProperty(Property(call))!.PropertyType)], row, Expression.Constant(Property(call)))
            : null;

    private static string Property(MethodCallExpression envelope) => ((string)((ConstantExpression)envelope.Arguments[1]).Value!)[..^SealedModel.Suffix.Length];

    private static Type Nullable(Type type) => type.IsValueType && System.Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static byte[]? Bytes<TRow>(object? value, string property) => value is null ? null : Codec(typeof(TRow), property).ToBytes(value);
}
