namespace SalonCrm.Data.Access;

/// <summary>What the network head types to make or change an account.</summary>
public sealed class AccountForm
{
    /// <summary>The name that colleagues see.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The email to sign in with; not changed later.</summary>
    public string? Email { get; set; }

    /// <summary>What the person is.</summary>
    public Role Role { get; set; } = Role.Staff;

    /// <summary>The salons the person works in.</summary>
    public List<Guid> Salons { get; set; } = [];

    /// <summary>Whether the account is disabled.</summary>
    public bool Disabled { get; set; }
}

/// <summary>An account as the network head sees it.</summary>
public sealed record AccountView
{
    /// <summary>The account's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name that colleagues see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The email to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>What the person is.</summary>
    public required Role Role { get; init; }

    /// <summary>The salons the person works in.</summary>
    public required IReadOnlyList<Guid> Salons { get; init; }

    /// <summary>Whether the account is disabled.</summary>
    public required bool Disabled { get; init; }

    /// <summary>Whether a password has been set.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>Whether a second factor is on.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>Whether it was changed past the portal. It can't sign in until it is looked through and kept (see <see cref="Accounts.Change"/>).</summary>
    public required bool IsAltered { get; init; }
}

/// <summary>A one-time link to set a password: the parts that a page puts into an address.</summary>
/// <param name="AccountId">Whose password.</param>
/// <param name="Code">Identity's token, base64url; works once and for three days.</param>
public sealed record PasswordLink(Guid AccountId, string Code);
