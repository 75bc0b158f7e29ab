namespace SalonCrm.Data.Protection;

/// <summary>
/// The property is personal: it is kept only as an AES-256-GCM envelope bound to its table, column and row.
/// EF maps a shadow <c>byte[]</c> in its place, so a query on the property itself throws instead of finding nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SealedAttribute(int padding = SealedAttribute.Name) : Attribute
{
    /// <summary>Padding of phone numbers and other very short values, in bytes.</summary>
    public const int Phone = 16;

    /// <summary>Padding of names, addresses of mail and other single-line values, in bytes.</summary>
    public const int Name = 32;

    /// <summary>Padding of free text, in bytes.</summary>
    public const int Note = 256;

    /// <summary>Padding of pictures, in bytes.</summary>
    public const int Picture = 4096;

    /// <summary>The plaintext is padded to a multiple of this many bytes, so that its length tells nothing.</summary>
    public int Padding { get; } = padding;
}

/// <summary>
/// The property is kept in the clear, on purpose. Every mapped property is either this or <see cref="SealedAttribute"/>;
/// a test fails on one that is neither.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainAttribute : Attribute;

/// <summary>
/// An entity that can say which of its fields could not be opened. Damage is told for each field; the rest of the row
/// and the other rows still load.
/// </summary>
internal interface IShowsDamage
{
    /// <summary>Names of the damaged properties; <see cref="RowSeal.Row"/> when the row as a whole was altered; null when whole.</summary>
    List<string>? Damage { get; set; }
}

/// <summary>
/// A row that stays altered, whatever is saved of it, until somebody says that it is right. Others are sealed as they are with
/// the next save, which tells what was wrong.
/// </summary>
internal interface IStaysAltered : IShowsDamage
{
    /// <summary>Whether the row as a whole is not as the portal left it. A field that does not open is damage, and no more.</summary>
    bool IsAltered { get; }
}

/// <summary>A row that must not vanish unnoticed: whom it belongs to keeps a roster of all such rows.</summary>
internal interface IRostered
{
    Guid Id { get; }

    Guid OwnerId { get; }

    /// <summary>The row's seal as it was read or saved.</summary>
    byte[]? Seal { get; set; }
}

/// <summary>
/// A part of a card that must neither vanish nor go back unnoticed: the trail keeps an inventory of the client's parts of its kind
/// (<see cref="Inventories"/>). Unlike a roster, an inventory changes nothing of the client's own row.
/// </summary>
internal interface IInventoried : IVersioned
{
    Guid Id { get; }

    Guid ClientId { get; }

    DateTimeOffset UpdatedAt { get; }
}

/// <summary>A row that is saved with a part of a card and stands on the same inventory.</summary>
internal interface IRevised
{
    Guid Id { get; }

    /// <summary>The part.</summary>
    Guid OwnerId { get; }

    /// <summary>How often it was changed since it was made; null for never.</summary>
    int? Revision { get; set; }
}

/// <summary>An entity that keeps a roster, covered by its own row seal. Any change of a row on it raises the entity's version too.</summary>
internal interface IKeepsRoster : IVersioned
{
    Guid Id { get; }

    byte[]? Roster { get; set; }

    /// <summary>The rows on the roster, where they are loaded.</summary>
    IEnumerable<IRostered> Rostered { get; }
}

/// <summary>An entity whose every save raises its version; EF compares it, so the second of two writers is told.</summary>
internal interface IVersioned
{
    int Version { get; set; }
}
