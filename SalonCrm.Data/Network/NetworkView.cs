using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Network;

/// <summary>The network as every signed-in person may know it, and as forms need it.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="Salons">All of them by name, closed ones too.</param>
/// <param name="Masters">All of them by name, retired ones too.</param>
/// <param name="Mine">The salons that the actor's account works in.</param>
/// <param name="Colleagues">Who has an account that is not disabled, by name.</param>
public sealed record NetworkView(string Name, IReadOnlyList<Salon> Salons, IReadOnlyList<Master> Masters, IReadOnlyList<Guid> Mine, IReadOnlyList<Colleague> Colleagues)
{
    /// <summary>The services that are offered, by category and name.</summary>
    public IReadOnlyList<ServiceOffer> Services { get; init; } = [];

    /// <summary>The survey templates that are in use, by name.</summary>
    public IReadOnlyList<SurveyTemplateForm> SurveyTemplates { get; init; } = [];

    /// <summary>The optional fields that are switched on.</summary>
    public IReadOnlySet<Field> OptionalFields { get; init; } = new HashSet<Field>();

    /// <summary>The salon that a new client most likely belongs to; null when there is none at all.</summary>
    public Salon? Home => SalonsFor() is { Count: > 0 } open ? open.FirstOrDefault(s => Mine.Contains(s.Id)) ?? open[0] : Salons.Count > 0 ? Salons[0] : null;

    /// <summary>The salons to choose from: the open ones, and the one that is held already.</summary>
    public IReadOnlyList<Salon> SalonsFor(Guid? held = null) => [.. Salons.Where(s => !s.IsClosed || s.Id == held)];

    /// <summary>The masters to choose from: those who work in an open salon, and the one who is held already.</summary>
    public IReadOnlyList<Master> MastersFor(Guid? held = null)
    {
        var open = SalonsFor().Select(s => s.Id).ToHashSet();
        return [.. Masters.Where(m => (!m.IsRetired && open.Contains(m.SalonId)) || m.Id == held)];
    }

    /// <summary>The services that a salon offers.</summary>
    public IReadOnlyList<ServiceOffer> ServicesAt(Guid salon) => [.. Services.Where(s => s.SalonId is null || s.SalonId == salon)];
}

/// <summary>Somebody with an account, as colleagues know each other.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Role">What the person is.</param>
public sealed record Colleague(Guid Id, string Name, Role Role);
