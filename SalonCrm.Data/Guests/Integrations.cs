using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Guests;

/// <summary>The sites and apps that may book through the API, each with a key of its own.</summary>
public sealed class Integrations
{
    /// <summary>What every key begins with, so that one in the wrong place is recognised.</summary>
    public const string KeyPrefix = "sc_";

    /// <summary>How long the key before a rotation still opens, so that a site can be given the new one in peace.</summary>
    public static readonly TimeSpan OldKeyOpensFor = TimeSpan.FromHours(24);

    /// <summary>How long a revocation can be undone. Later it takes a new key.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    private readonly Door _door;
    private readonly IntegrationKeys _keys;

    internal Integrations(Door door, IntegrationKeys keys) => (_door, _keys) = (door, keys);

    /// <summary>All of them, by name; none of their keys.</summary>
    public Task<Outcome<IntegrationList>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IntegrationList>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var all = await passage.Db.Integrations.AsNoTracking().Include(i => i.Salons).ToListAsync(cancel);
            var name = await passage.NamesOf(all.Select(i => i.CreatedBy));
            var tells = await passage.Db.Networks.Select(n => n.TellsKnownNumbers).SingleOrDefaultAsync(cancel);
            return new Outcome<IntegrationList>.Done(new(
                [
                    .. all.OrderBy(i => i.RevokedAt is not null).ThenBy(i => i.Name, StringComparer.CurrentCulture).Select(i => new IntegrationView(
                        i.Form(), i.CreatedAt, name(i.CreatedBy), i.LastUsedAt, i.RevokedAt, i.OldKeyUntil > passage.Now ? i.OldKeyUntil : null)),
                ],
                tells));
        }, cancel);

    /// <summary>
    /// Makes an integration, renames it, limits it to other salons, revokes it, or undoes that within <see cref="UndoFor"/>.
    /// </summary>
    /// <returns>The key of a new one: nobody can be shown it again. Null for one that is there, also when a form is sent twice.</returns>
    public async Task<Outcome<string?>> Save(Actor actor, IntegrationForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        string? key = null;
        var outcome = await _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            (form.Name, form.Salons) = (ClientRules.Line(form.Name), [.. form.Salons.Distinct()]);
            var all = await passage.Db.Integrations.AsTracking().Include(i => i.Salons).ToListAsync(cancel);
            var kept = all.Find(i => i.Id == form.Id);
            FieldProblem?[] problems =
            [
                NetworkParts.Name(Field.Integration, form.Name, Integration.NameLength, all.Where(i => i.Id != form.Id && i.RevokedAt is null).Select(i => i.Name)),
                await KnowsAll(passage, form.Salons) ? null : new(Field.IntegrationSalons, Problem.Unknown),
                kept?.RevokedAt + UndoFor < passage.Now && !form.IsRetired ? new(Field.Integration, Problem.Retired) : null,
            ];
            key = kept is null ? Secret.New(KeyPrefix) : null;
            var blank = new Integration { Id = form.Id, Name = "", KeyHash = Secret.Hash(key ?? ""), CreatedAt = passage.Now, CreatedBy = actor.AccountId };
            return passage.Keep(TrailAction.IntegrationSaved, form, kept, blank, problems, integration =>
            {
                (integration.Name, integration.RevokedAt) = (form.Name!, form.IsRetired ? integration.RevokedAt ?? passage.Now : null);
                integration.Salons.RemoveAll(s => !form.Salons.Contains(s.SalonId));
                integration.Salons.AddRange(form.Salons.Where(s => integration.Salons.TrueForAll(had => had.SalonId != s))
                    .Select(s => new IntegrationSalon { IntegrationId = integration.Id, SalonId = s }).ToList());
                if (kept is not null)
                {
                    // Its version counts for its salons too, and they are rows of their own.
                    passage.Db.Entry(integration).Property(i => i.Name).IsModified = true;
                }
            });
        }, cancel);
        _keys.Forget();
        return outcome.With(_ => key);
    }

    /// <summary>
    /// Gives an integration a new key; the old one opens for <see cref="OldKeyOpensFor"/> more, unless it was revoked.
    /// Told as a conflict when that was done since the list was read, so two clicks make one key.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="integration">Which integration.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>The new key: nobody can be shown it again.</returns>
    public async Task<Outcome<string>> Rotate(Actor actor, Guid integration, int version, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<string>(actor, Permission.ManageNetwork, async passage =>
        {
            if (await passage.Db.Integrations.AsTracking().FirstOrDefaultAsync(i => i.Id == integration, cancel) is not { } kept)
            {
                return new Outcome<string>.NotFound();
            }

            if (kept.Version != version)
            {
                return new Outcome<string>.Conflict(kept.Version, []);
            }

            var key = Secret.New(KeyPrefix);
            (kept.OldKeyHash, kept.OldKeyUntil) = kept.RevokedAt is null ? (kept.KeyHash, passage.Now + OldKeyOpensFor) : ((byte[]?)null, (DateTimeOffset?)null);
            (kept.KeyHash, kept.RevokedAt) = (Secret.Hash(key), null);
            passage.Record(TrailAction.IntegrationSaved, integration, new() { Kind = "new key" });
            return new Outcome<string>.Done(key);
        }, cancel);
        _keys.Forget();
        return outcome;
    }

    /// <summary>Whether sites are told that a number is known. Done without a save when it is so already.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="tells">Sites are told.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<bool>> TellKnownNumbers(Actor actor, bool tells, CancellationToken cancel = default) =>
        _door.Pass<bool>(actor, Permission.ManageNetwork, async passage =>
        {
            var network = await passage.Db.Networks.AsTracking().SingleAsync(cancel);
            if (network.TellsKnownNumbers == tells)
            {
                passage.Record(TrailAction.NetworkRead);
            }
            else
            {
                network.TellsKnownNumbers = tells;
                passage.Record(TrailAction.IntegrationSaved, network.Id, new() { Kind = tells ? "tell known numbers" : "do not tell known numbers" });
            }

            return new Outcome<bool>.Done(tells);
        }, cancel);

    private static async Task<bool> KnowsAll(Passage passage, List<Guid> salons)
    {
        var known = (await passage.Names()).Salons;
        return salons.TrueForAll(known.ContainsKey);
    }
}
