using System.Security.Cryptography;

namespace SalonCrm.Data.Access.Entry;

/// <summary>Somebody tries to get in. Nothing of it is kept as it was typed.</summary>
public sealed record EntryAttempt
{
    /// <summary>How many random bytes the mark of a device has.</summary>
    public const int MarkLength = 32;

    /// <summary>The name that was typed; null where the account is known from the step before.</summary>
    public string? Name { get; init; }

    /// <summary>The account, in the second step and for who has signed in already.</summary>
    public Guid? Account { get; init; }

    /// <summary>The mark that the browser has from an earlier sign-in; null if it has none.</summary>
    public ReadOnlyMemory<byte>? Mark { get; init; }

    /// <summary>A code rather than a password: guessing one does not use up the tries of the other.</summary>
    public bool IsCode { get; init; }

    internal static byte[]? Hash(ReadOnlyMemory<byte>? mark) => mark is { Length: MarkLength } bytes ? SHA256.HashData(bytes.Span) : null;
}

/// <summary>Who has shown all that it takes, and from which device.</summary>
public sealed record EntryForm
{
    /// <summary>The account.</summary>
    public required Guid Account { get; init; }

    /// <summary>The mark that the browser has, or is given with this sign-in.</summary>
    public required ReadOnlyMemory<byte> Mark { get; init; }

    /// <summary>Whether a second factor was shown.</summary>
    public bool WithSecondFactor { get; init; }

    /// <summary>Nobody needs to be told that the device is new: in a demo everybody is everybody.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>A sign-in that has begun.</summary>
/// <param name="Session">The session.</param>
/// <param name="IsNewDevice">Whether the account has not signed in from this device before; its owner is told.</param>
public sealed record SessionBegun(Guid Session, bool IsNewDevice);
