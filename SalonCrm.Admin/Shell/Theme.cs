namespace SalonCrm.Admin.Shell;

/// <summary>The theme of the page, for components that offer the other one.</summary>
public sealed record Theme(bool IsDark);
