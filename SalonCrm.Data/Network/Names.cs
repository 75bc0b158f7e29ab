namespace SalonCrm.Data.Network;

/// <summary>All salons and masters by id, for what refers to them.</summary>
internal sealed record Names(Dictionary<Guid, Salon> Salons, Dictionary<Guid, Master> Masters)
{
    public string? Salon(Guid id) => Salons.GetValueOrDefault(id)?.Name;

    public string? Master(Guid? id) => id is { } known && Masters.GetValueOrDefault(known)?.Name is { Length: > 0 } name ? name : null;
}
