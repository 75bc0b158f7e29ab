namespace SalonCrm.Data.Access.Entry;

/// <summary>From where and when a role or one account may work, as it is typed. Empty throughout, it is no limit at all.</summary>
public sealed class AccessLimitForm
{
    /// <summary>The role; null where it is for one account.</summary>
    public Role? Role { get; set; }

    /// <summary>The account; null where it is for a role.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Networks in CIDR or single addresses, one a line; empty for from everywhere.</summary>
    public string? Networks { get; set; }

    /// <summary>By the network's clock; empty together with <see cref="To"/> for at any hour.</summary>
    public TimeOnly? From { get; set; }

    /// <summary>Before <see cref="From"/> it goes over midnight.</summary>
    public TimeOnly? To { get; set; }

    /// <summary>The days of the week; all seven for every day.</summary>
    public HashSet<DayOfWeek> Days { get; set; } = [.. Enum.GetValues<DayOfWeek>()];

    /// <summary>The version that was read; 0 where there was no limit.</summary>
    public int Version { get; set; }

    /// <summary>Whether it limits nothing.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Networks) && From is null && To is null && Days.Count == Enum.GetValues<DayOfWeek>().Length;
}

/// <summary>The limits as they are, and what is to be known for setting them.</summary>
/// <param name="Roles">One for each role that an account can have.</param>
/// <param name="Accounts">Those of single accounts.</param>
/// <param name="Clock">The id of the time zone by which the hours are meant.</param>
/// <param name="Now">The time by that clock.</param>
/// <param name="Address">The address from which the limits are looked at.</param>
/// <param name="ManagersNeedSecondFactor">Whether managers get nowhere without a second factor. Network heads never do.</param>
public sealed record AccessLimitsView(
    IReadOnlyList<AccessLimitForm> Roles, IReadOnlyList<AccountLimitView> Accounts, string Clock, DateTime Now, string? Address, bool ManagersNeedSecondFactor);

/// <summary>An account, with the limit of its own if it has one.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Role">Its role.</param>
/// <param name="Limit">Its own limit; null where its role's counts.</param>
public sealed record AccountLimitView(Guid Id, string Name, Role Role, AccessLimitForm? Limit);
