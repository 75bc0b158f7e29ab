using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Clients;

/// <summary>"At the client's request", while it is being filled in.</summary>
public sealed class RequestDraft
{
    /// <summary>The client asked for the change.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Who asked.</summary>
    public string? Who { get; set; }

    /// <summary>How the caller was recognised.</summary>
    public Recognition Recognised { get; set; }

    /// <summary>What is kept with the change; null when nobody asked.</summary>
    public ClientRequest? Request => IsAsked ? new(ClientRules.Line(Who) ?? "", Recognised) : null;
}
