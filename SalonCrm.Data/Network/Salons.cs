using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.Network;

/// <summary>The network with its salons and masters, as every signed-in person may know it.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="Salons">By name.</param>
/// <param name="Masters">By name.</param>
/// <param name="Mine">The salons that the actor's account works in.</param>
/// <param name="Colleagues">Who has an account that is not disabled, by name.</param>
public sealed record NetworkView(string Name, IReadOnlyList<Salon> Salons, IReadOnlyList<Master> Masters, IReadOnlyList<Guid> Mine, IReadOnlyList<Colleague> Colleagues)
{
    /// <summary>The salon that a new client most likely belongs to; null when there is none at all.</summary>
    public Salon? Home => Salons.FirstOrDefault(s => Mine.Contains(s.Id)) ?? (Salons.Count > 0 ? Salons[0] : null);
}

/// <summary>Somebody with an account, as colleagues know each other.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Role">What the person is.</param>
public sealed record Colleague(Guid Id, string Name, Role Role);

/// <summary>The salons and masters of the network.</summary>
public sealed class Salons
{
    private readonly Door _door;

    internal Salons(Door door) => _door = door;

    /// <summary>All of them.</summary>
    public Task<Outcome<NetworkView>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<NetworkView>(actor, Permission.SeeNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var name = await passage.Db.Networks.Select(n => n.Name).SingleOrDefaultAsync(cancel) ?? "";
            var salons = await passage.Db.Salons.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancel);
            var masters = await passage.Db.Masters.AsNoTracking().ToListAsync(cancel);
            var mine = await passage.Db.Set<AccountSalon>().Where(s => s.AccountId == actor.AccountId).Select(s => s.SalonId).ToListAsync(cancel);
            var accounts = await passage.Db.Users.AsNoTracking().Where(a => !a.Disabled).ToListAsync(cancel);
            return new Outcome<NetworkView>.Done(new(
                name,
                salons,
                [.. masters.OrderBy(m => m.Name, StringComparer.CurrentCulture)],
                mine,
                [.. accounts.Select(a => new Colleague(a.Id, a.DisplayName, a.Role)).OrderBy(c => c.Name, StringComparer.CurrentCulture)]));
        }, cancel);
}
