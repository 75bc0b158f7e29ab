using SalonCrm.Data.Network;

namespace SalonCrm.Data.Guests;

/// <summary>An integration as it is typed; retired means revoked.</summary>
public sealed class IntegrationForm : NetworkPartForm
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = Integration.NameLength;

    /// <summary>What people call the site or app; required, unlike the other integrations' names.</summary>
    public string? Name { get; set; }

    /// <summary>The salons that it may book for; none means all.</summary>
    public List<Guid> Salons { get; set; } = [];
}

/// <summary>The sites and apps that may book.</summary>
/// <param name="All">Each of them, those that are revoked last.</param>
/// <param name="TellsKnownNumbers">They are told whether a number is known.</param>
public sealed record IntegrationList(IReadOnlyList<IntegrationView> All, bool TellsKnownNumbers);

/// <summary>A site or app that may book, without its key: that is kept as a hash alone.</summary>
/// <param name="Form">The form to change it with.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom; null for the command line.</param>
/// <param name="LastUsedAt">When its key was last shown, to the minute; null when it never was.</param>
/// <param name="RevokedAt">When it was revoked; null while its key opens.</param>
/// <param name="OldKeyUntil">Until when the key before the last rotation still opens; null when it does not.</param>
public sealed record IntegrationView(
    IntegrationForm Form, DateTimeOffset MadeAt, string? MadeBy, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, DateTimeOffset? OldKeyUntil);
