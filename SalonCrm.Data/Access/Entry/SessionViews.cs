namespace SalonCrm.Data.Access.Entry;

/// <summary>A session that is open.</summary>
public sealed record SessionView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The account's display name.</summary>
    public required string? Name { get; init; }

    /// <summary>Browser and system in plain words; null where the browser says neither.</summary>
    public required string? Device { get; init; }

    /// <summary>The network address it was last seen at.</summary>
    public required string? Address { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When something was last asked for, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Whether a second factor was shown in it.</summary>
    public required bool WithSecondFactor { get; init; }

    /// <summary>Whether it is the one that asks.</summary>
    public required bool IsThisOne { get; init; }
}

/// <summary>A device that an account was used from for the first time, and its owner has not said yet whether it is the own one.</summary>
/// <param name="Id">The device.</param>
/// <param name="Device">Browser and system in plain words; null where the browser says neither.</param>
/// <param name="Address">The address of the first sign-in, or the last.</param>
/// <param name="At">When it was first used.</param>
public sealed record NewDeviceView(Guid Id, string? Device, string? Address, DateTimeOffset At);

/// <summary>What became of a try to sign in.</summary>
public enum EntryEnd
{
    /// <summary>It began a session.</summary>
    SignedIn,

    /// <summary>Password, code or name were wrong.</summary>
    Failed,

    /// <summary>It came too soon after others that had failed, and was not looked at.</summary>
    Held,

    /// <summary>Everything was right, but not the address or the hour.</summary>
    Outside,

    /// <summary>Everything was right, but the account was changed past the portal.</summary>
    Altered,
}

/// <summary>One try to sign in.</summary>
/// <param name="At">When.</param>
/// <param name="AccountId">For which account; null where there is none of that name.</param>
/// <param name="Name">The account's display name.</param>
/// <param name="Address">From where.</param>
/// <param name="Device">Browser and system in plain words.</param>
/// <param name="End">What became of it.</param>
/// <param name="IsNewDevice">Whether the account was used from that device for the first time.</param>
public sealed record SignInView(DateTimeOffset At, Guid? AccountId, string? Name, string? Address, string? Device, EntryEnd End, bool IsNewDevice);

/// <summary>Which sign-ins are to be seen.</summary>
public sealed record SignInQuery
{
    /// <summary>Of this account; null for all.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Those alone that did not get in.</summary>
    public bool FailedOnly { get; init; }

    /// <summary>Of this day by the network's clock; null for the last 90 days.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Which page, from 0.</summary>
    public int Page { get; init; }
}

/// <summary>A page of sign-ins, the latest first.</summary>
/// <param name="Lines">The tries.</param>
/// <param name="HasMore">Whether there are older ones.</param>
public sealed record SignInLines(IReadOnlyList<SignInView> Lines, bool HasMore);

/// <summary>What somebody changed about how he himself signs in.</summary>
public enum OwnChange
{
    /// <summary>The password.</summary>
    Password,

    /// <summary>The second factor: set up, taken off, or its recovery codes made anew.</summary>
    SecondFactor,
}
