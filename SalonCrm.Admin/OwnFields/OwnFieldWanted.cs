namespace SalonCrm.Admin.OwnFields;

/// <summary>Somebody asked for a field of the network's own to be opened: each asking is a new one.</summary>
public sealed class OwnFieldWanted(Guid field)
{
    /// <summary>Which.</summary>
    public Guid Field { get; } = field;
}
