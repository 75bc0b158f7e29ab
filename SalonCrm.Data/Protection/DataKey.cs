namespace SalonCrm.Data.Protection;

/// <summary>What a data key is for. A key serves one purpose only.</summary>
public enum KeyPurpose
{
    /// <summary>Seals fields.</summary>
    Seal = 1,

    /// <summary>Finds a sealed value by equality.</summary>
    BlindIndex = 2,

    /// <summary>Notices that a row was altered.</summary>
    RowSeal = 3,

    /// <summary>Chains the trail.</summary>
    Trail = 4,
}

/// <summary>Where a data key stands in its life.</summary>
public enum KeyState
{
    /// <summary>Made, and not in use yet.</summary>
    Created = 1,

    /// <summary>In use.</summary>
    Active = 2,

    /// <summary>Opens and verifies what is older; nothing new is made under it.</summary>
    DecryptOnly = 3,

    /// <summary>Gone for good.</summary>
    Destroyed = 4,
}

/// <summary>A data key as it lies in the database: wrapped by the master key, useless without it.</summary>
internal sealed class DataKey
{
    /// <summary>Stands in every envelope that the key sealed.</summary>
    [Plain] public int Id { get; init; }

    [Plain] public KeyPurpose Purpose { get; init; }

    [Plain] public KeyState State { get; set; }

    [Plain] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nonce (12), tag (16), ciphertext (32); see <see cref="MasterKey.Wrap"/>. Nothing once it is destroyed.</summary>
    [Plain] public byte[] Wrapped { get; set; } = [];

    /// <summary>What it is wrapped for, authenticated: it opens as no other key.</summary>
    public static string Context(int id, KeyPurpose purpose) => $"data key|{purpose}|{id}";
}

/// <summary>One XML element of ASP.NET's data-protection ring (cookies, tokens), wrapped by the master key.</summary>
internal sealed class RingElement
{
    [Plain] public int Id { get; init; }

    [Plain] public required string FriendlyName { get; init; }

    [Plain] public required byte[] Wrapped { get; set; }
}
