namespace SalonCrm.Admin.SignIn;

/// <summary>Whether this is a demo network: a banner says so, and the sign-in page lets anybody in.</summary>
public sealed record DemoMode(bool IsOn);
