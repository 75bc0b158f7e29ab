using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Duplicates;

/// <summary>Why two cards may be one person. A pair has one or more. The numbers are kept in the database, one bit each: never reuse one.</summary>
[Flags]
public enum DuplicateReasons
{
    /// <summary>None is left.</summary>
    None = 0,

    /// <summary>They share a phone.</summary>
    SamePhone = 1,

    /// <summary>They share an email.</summary>
    SameEmail = 2,

    /// <summary>The same name.</summary>
    SameName = 4,

    /// <summary>A name with a typing slip.</summary>
    MistypedName = 8,

    /// <summary>The same name in another script.</summary>
    OtherScript = 16,

    /// <summary>One goes by a short form of the other's name.</summary>
    ShortName = 32,

    /// <summary>The parts of the name stand in each other's place.</summary>
    SwappedName = 64,

    /// <summary>One name is part of the other.</summary>
    PartOfName = 128,

    /// <summary>The same birth date.</summary>
    SameBirthDate = 256,
}

/// <summary>How a pair stands. Kept by number: never reuse one.</summary>
public enum PairState
{
    /// <summary>Somebody has to look.</summary>
    Open = 0,

    /// <summary>Somebody said that they are two people; never asked again.</summary>
    NotTheSame = 1,
}

/// <summary>Two cards that may be one person. Says nothing of the person but that the two are alike.</summary>
internal sealed class DuplicatePair
{
    [Plain] public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The client whose id is the smaller.</summary>
    [Plain] public Guid FirstId { get; init; }

    [Plain] public Guid SecondId { get; init; }

    /// <summary>How likely, from 1 to 100.</summary>
    [Plain] public int Score { get; set; }

    [Plain] public DuplicateReasons Reasons { get; set; }

    [Plain] public PairState State { get; set; }

    [Plain] public DateTimeOffset FoundAt { get; init; }

    [Plain] public DateTimeOffset? DecidedAt { get; set; }

    [Plain] public Guid? DecidedBy { get; set; }

    public static void Map(EntityTypeBuilder<DuplicatePair> entity)
    {
        entity.ToTable("duplicate_pairs");
        entity.HasIndex(p => new { p.FirstId, p.SecondId }).IsUnique();
        entity.HasIndex(p => p.SecondId);
        entity.HasIndex(p => new { p.State, p.Score });
    }
}

/// <summary>
/// A mark that two cards share when they may be one person: a keyed hash of an email, or of a birth date together with a
/// word of the name. Never of a name or a birth date alone, so that nobody can count them.
/// </summary>
internal sealed class MatchKey
{
    [Plain] public byte[] Key { get; init; } = [];

    [Plain] public Guid ClientId { get; init; }

    public static void Map(EntityTypeBuilder<MatchKey> entity)
    {
        entity.ToTable("match_keys");
        entity.HasKey(k => new { k.Key, k.ClientId });
        entity.HasIndex(k => k.ClientId);
    }
}
