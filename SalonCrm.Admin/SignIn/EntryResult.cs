namespace SalonCrm.Admin.SignIn;

/// <summary>How far a try to get in has come.</summary>
public enum EntryStep
{
    /// <summary>Signed in.</summary>
    In,

    /// <summary>The password was right; the code is wanted.</summary>
    SecondStep,

    /// <summary>Something was wrong, or there is no such account.</summary>
    Wrong,

    /// <summary>Too many tries have failed before; nothing was looked at.</summary>
    Held,

    /// <summary>All was right, but not the address or the hour.</summary>
    Outside,
}

/// <summary>How far a try to get in has come, and how long the next has to wait.</summary>
/// <param name="Step">How far.</param>
/// <param name="Wait">How long to wait, where it was held.</param>
public sealed record EntryResult(EntryStep Step, TimeSpan Wait = default)
{
    /// <summary>Whole minutes to wait, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Wait.TotalMinutes));
}
