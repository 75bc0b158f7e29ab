using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Calls;

/// <summary>The telephone exchanges that tell of calls, each with a secret and with its lines.</summary>
public sealed class TelephoneExchanges
{
    /// <summary>What a secret that is made here begins with, so that one in the wrong place is recognised.</summary>
    public const string SecretPrefix = "sx_";

    /// <summary>How long a revocation can be undone. Later it takes a new secret, or the provider's once more.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    private const string NewSecretKind = "new secret";
    private readonly Door _door;
    private readonly ExchangeSecrets _secrets;
    private readonly BlindIndex _blind;

    internal TelephoneExchanges(Door door, ExchangeSecrets secrets, BlindIndex blind) => (_door, _secrets, _blind) = (door, secrets, blind);

    /// <summary>All of them, those that are revoked last; none of their secrets.</summary>
    public Task<Outcome<IReadOnlyList<ExchangeView>>> List(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ExchangeView>>(actor, Permission.ManageNetwork, async passage =>
        {
            passage.Record(TrailAction.NetworkRead);
            var all = await passage.Db.TelephoneExchanges.AsNoTracking().Include(e => e.Lines).ToListAsync(cancel);
            var unknown = await passage.UnknownLines();
            var name = await passage.NamesOf(all.Select(e => e.CreatedBy));
            var views = new List<ExchangeView>();
            foreach (var exchange in all.OrderBy(e => e.RevokedAt is not null).ThenBy(e => e.Name, StringComparer.CurrentCulture))
            {
                views.Add(new(
                    exchange.Form(), exchange.CreatedAt, name(exchange.CreatedBy), await passage.LastHeard(exchange), exchange.RevokedAt, [.. unknown[exchange.Id]]));
            }

            return new Outcome<IReadOnlyList<ExchangeView>>.Done(views);
        }, cancel);

    /// <summary>
    /// Makes an exchange, renames it, sets its lines, takes the provider's secret, revokes it, or undoes that within
    /// <see cref="UndoFor"/>. Lines that become a salon's bring the calls that came on them lately.
    /// </summary>
    /// <returns>
    /// The secret of a new one that signs with ours: nobody can be shown it again. Null for one that is there, also when
    /// a form is sent twice, and for a provider's secret.
    /// </returns>
    public async Task<Outcome<string?>> Save(Actor actor, ExchangeForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        string? made = null;
        var outcome = await _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            var all = await passage.Db.TelephoneExchanges.AsTracking().Include(e => e.Lines).ToListAsync(cancel);
            var kept = all.Find(e => e.Id == form.Id);
            var salons = (await passage.Names()).Salons;
            ExchangeRules.Tidy(form, salons);
            var problems = ExchangeRules.Problems(form, kept, all, salons, passage.Now);
            made = kept is null && form.Kind.MakesSecret() ? Secret.New(SecretPrefix) : null;
            var blank = new TelephoneExchange { Id = form.Id, Name = "", Kind = form.Kind, Secret = made ?? "", CreatedAt = passage.Now, CreatedBy = actor.AccountId };
            var isNewSecret = kept is not null && kept.TakesSecret(form);
            if (isNewSecret && problems.Count == 0 && kept!.Version != form.Version)
            {
                return new Outcome<Nothing>.Conflict(kept.Version, []);
            }

            var done = passage.Keep(TrailAction.ExchangeSaved, form, kept, blank, [.. problems], exchange => exchange.Take(form, passage.Now));
            if (done is Outcome<Nothing>.Done && (isNewSecret || passage.Db.ChangeTracker.HasChanges()))
            {
                if (kept is not null)
                {
                    // Its version counts for its lines too, and they are rows of their own.
                    passage.Db.Entry(kept).Property(e => e.Name).IsModified = true;
                }

                if (isNewSecret)
                {
                    passage.Record(TrailAction.ExchangeSaved, form.Id, new() { Kind = NewSecretKind });
                }

                await passage.BringLateCalls(form.Id, form.Lines, _blind);
            }

            return done;
        }, cancel);
        _secrets.Forget();
        return outcome.With(_ => made);
    }

    /// <summary>
    /// Gives an exchange that signs with ours a new secret; the old one is worth nothing from that moment on. Told as a
    /// conflict when that was done since the list was read, so two clicks make one secret.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="exchange">Which exchange.</param>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>The new secret: nobody can be shown it again.</returns>
    public async Task<Outcome<string>> NewSecret(Actor actor, Guid exchange, int version, CancellationToken cancel = default)
    {
        var outcome = await _door.Pass<string>(actor, Permission.ManageNetwork, async passage =>
        {
            if (await passage.Db.TelephoneExchanges.AsTracking().FirstOrDefaultAsync(e => e.Id == exchange, cancel) is not { } kept)
            {
                return new Outcome<string>.NotFound();
            }

            if (!kept.Kind.MakesSecret())
            {
                return new Outcome<string>.Invalid(Field.ExchangeSecret, Problem.Contradicts);
            }

            if (kept.Version != version)
            {
                return new Outcome<string>.Conflict(kept.Version, []);
            }

            (kept.Secret, kept.RevokedAt) = (Secret.New(SecretPrefix), null);
            passage.Record(TrailAction.ExchangeSaved, exchange, new() { Kind = NewSecretKind });
            return new Outcome<string>.Done(kept.Secret);
        }, cancel);
        _secrets.Forget();
        return outcome;
    }

    /// <summary>
    /// Says which salon a line is that was nobody's, and brings the salon the calls that came on it lately. Done without
    /// a save when it is so already; told as taken when it is another salon's.
    /// </summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="exchange">Whose line it is.</param>
    /// <param name="line">The line.</param>
    /// <param name="salon">The salon that it rings in.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public Task<Outcome<Nothing>> Assign(Actor actor, Guid exchange, string line, Guid salon, CancellationToken cancel = default) =>
        _door.Pass<Nothing>(actor, Permission.ManageNetwork, async passage =>
        {
            if (await passage.Db.TelephoneExchanges.AsTracking().Include(e => e.Lines).FirstOrDefaultAsync(e => e.Id == exchange, cancel) is not { } kept)
            {
                return new Outcome<Nothing>.NotFound();
            }

            var form = kept.Form();
            form.Lines.Add(new() { Line = line, SalonId = salon });
            var salons = (await passage.Names()).Salons;
            ExchangeRules.Tidy(form, salons);
            if (kept.Lines.Exists(l => l.Line == form.Lines[^1].Line && l.SalonId == salon))
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<Nothing>.Done(default);
            }

            var problems = ExchangeRules.LineProblems(form, salons).ToList();
            var done = passage.Keep(TrailAction.ExchangeSaved, form, kept, kept, [.. problems], e => e.Take(form, passage.Now));
            if (done is Outcome<Nothing>.Done)
            {
                passage.Db.Entry(kept).Property(e => e.Name).IsModified = true;
                await passage.BringLateCalls(exchange, form.Lines.TakeLast(1), _blind);
            }

            return done;
        }, cancel);
}
