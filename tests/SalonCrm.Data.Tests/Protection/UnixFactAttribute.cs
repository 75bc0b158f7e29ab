namespace SalonCrm.Data.Tests.Protection;

/// <summary>A fact about file modes, which Windows does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public const string Reason = "Windows has no file modes.";

    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? Reason : null;
}

/// <summary>A theory about file modes, which Windows does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? UnixFactAttribute.Reason : null;
}
