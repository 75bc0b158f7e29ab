using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>
/// The page that a personal link opens, for somebody without an account. The token leads to the last four digits of the
/// phone, these to a pass, and only with the pass is anything shown or taken.
/// </summary>
public sealed class OwnPages
{
    /// <summary>Of the answers to a try, the one that is no count.</summary>
    private const int Right = -1;

    private readonly Door _door;
    private readonly IDbContextFactory<SalonDb> _contexts;
    private readonly BlindIndex _blind;
    private readonly OwnPagePass _passes;

    internal OwnPages(Door door, IDbContextFactory<SalonDb> contexts, BlindIndex blind, OwnPagePass passes) =>
        (_door, _contexts, _blind, _passes) = (door, contexts, blind, passes);

    /// <summary>Who comes by a token, as an actor for the operations below; null where no link has it.</summary>
    /// <param name="token">What stood in the address.</param>
    /// <param name="address">The network address.</param>
    /// <param name="device">The browser as it describes itself.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Actor?> Recognise(string? token, string? address, string? device, CancellationToken cancel = default)
    {
        if (!LinkReading.LooksLikeToken(token))
        {
            return null;
        }

        await using var db = await _contexts.CreateDbContextAsync(cancel);
        var hash = Secret.Hash(token!);
        var link = await db.Links.Where(l => l.TokenHash == hash).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(cancel);
        return link is { } id ? Actor.Client(id, address, device) : null;
    }

    /// <summary>What may be told before the digits: whose salon, and how the link stands.</summary>
    public Task<Outcome<LinkLook>> Look(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<LinkLook>(actor, Permission.UseOwnPage, async passage =>
        {
            if (await passage.OwnLink() is not { } link)
            {
                return new Outcome<LinkLook>.NotFound();
            }

            // Of a registration's link nothing that is kept may show: neither the client's salon nor the language.
            var client = await passage.Db.Clients.AsNoTracking().SingleAsync(c => c.Id == link.ClientId, cancel);
            var isOwn = link.Kind == LinkKind.Completion;
            var salon = isOwn ? client.SalonId : (await passage.BookingOf(link))?.SalonId;
            var network = await passage.Db.Networks.AsNoTracking().SingleAsync(cancel);
            passage.Record(TrailAction.LinkOpened, link.ClientId);
            return new Outcome<LinkLook>.Done(new(
                link.Id, link.Kind, link.Standing(passage.Now), network.Name, salon is { } place ? (await passage.Names()).Salon(place) ?? "" : "", isOwn ? client.PreferredLanguage : null));
        }, cancel);

    /// <summary>
    /// Tries the last four digits of the number: the one on the card, or the one that was booked with. Each wrong try is
    /// counted before it is answered, and the fifth closes the link; too few digits are no try.
    /// </summary>
    public async Task<Outcome<LinkTry>> Enter(Actor actor, string? digits, CancellationToken cancel = default)
    {
        var tried = await _door.Pass<int>(actor, Permission.UseOwnPage, async passage =>
        {
            if (await passage.OwnLink(tracked: true) is not { } link)
            {
                return new Outcome<int>.NotFound();
            }

            if (link.Standing(passage.Now) != LinkStanding.Open)
            {
                return new Outcome<int>.Invalid(Field.Link, Problem.LinkClosed);
            }

            if (LinkReading.LastDigits(digits) is not { } last)
            {
                return new Outcome<int>.Invalid(Field.LastDigits, Problem.Required);
            }

            // The door's transaction holds the write lock since before the link was read: no two tries see one count.
            var isRight = LinkReading.EndsWith(await passage.NumberOf(link), last);
            if (isRight)
            {
                link.OpenedAt ??= passage.Now;
            }
            else
            {
                link.WrongTries++;
            }

            link.Touch(passage);
            passage.Record(TrailAction.LinkOpened, link.ClientId, new() { Kind = isRight ? "right digits" : "wrong digits" });
            return new Outcome<int>.Done(isRight ? Right : ClientLink.MostWrongTries - link.WrongTries);
        }, cancel);

        // Behind the door: the ring that seals a pass may have to write a key of its own into the database.
        return tried.With(left => left == Right ? new LinkTry(_passes.Make(actor.AccountId!.Value), ClientLink.MostWrongTries) : new(null, left));
    }

    /// <summary>The page with what it shows. Told as invalid without a pass, and once the link was taken back; a link that ended otherwise shows it to who was in already.</summary>
    public Task<Outcome<OwnPageView>> Show(Actor actor, string? pass, CancellationToken cancel = default) =>
        WithPass<OwnPageView>(actor, pass, async (passage, link) =>
        {
            var view = await OwnPageShowing.Show(passage, link);
            passage.Record(TrailAction.LinkOpened, link.ClientId, new() { Fields = [.. view.Form.Said.Keys.Select(f => new FieldChange(f, null, null))] });
            return new Outcome<OwnPageView>.Done(view);
        }, cancel);

    /// <summary>
    /// Takes what was typed. On the client's own page it goes to the card, but for a new phone and for what the salon has
    /// changed since the page was shown: these wait for its word. What a registration says goes to the card only where the
    /// booking made the client and nobody has touched it since. What is sent with a link that was used already waits too.
    /// </summary>
    public Task<Outcome<OwnPageSent>> Send(Actor actor, string? pass, OwnPageForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return WithPass<OwnPageSent>(actor, pass, async (passage, link) =>
        {
            var sent = link.Kind == LinkKind.Completion
                ? await new OwnPageSaving(passage, link, form, _blind).Save()
                : await new RegistrationSaving(passage, link, form, _blind).Save();
            if (sent is Outcome<OwnPageSent>.Done)
            {
                link.UsedAt ??= passage.Now;
                link.Touch(passage);
                passage.Record(TrailAction.LinkOpened, link.ClientId, new() { Kind = "sent" });
            }

            return sent;
        }, cancel);
    }

    /// <summary>
    /// The client asks for a copy of the own data, or for their erasure: a task of the card's salon with the day by which
    /// the law wants it answered. Asking twice makes one.
    /// </summary>
    /// <returns>The day.</returns>
    public Task<Outcome<DateOnly>> Ask(Actor actor, string? pass, TaskKind kind, CancellationToken cancel = default) =>
        WithPass<DateOnly>(actor, pass, async (passage, link) =>
        {
            if (link.Kind != LinkKind.Completion)
            {
                return new Outcome<DateOnly>.Invalid(Field.Link, Problem.LinkClosed);
            }

            return kind is TaskKind.HandOutData or TaskKind.Erasure
                ? new Outcome<DateOnly>.Done(await AskOnce(passage, link, kind))
                : new Outcome<DateOnly>.Invalid(Field.Task, Problem.Unknown);
        }, cancel);

    private static async Task<DateOnly> AskOnce(Passage passage, ClientLink link, TaskKind kind)
    {
        var asked = await passage.Db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.ClientId == link.ClientId && t.Kind == kind && t.State == TaskState.Open, passage.Cancel);
        if (asked is null)
        {
            var salonId = await passage.Db.Clients.Where(c => c.Id == link.ClientId).Select(c => c.SalonId).SingleAsync(passage.Cancel);
            var salon = await passage.Db.Salons.AsNoTracking().SingleAsync(s => s.Id == salonId, passage.Cancel);
            asked = new()
            {
                ClientId = link.ClientId,
                SalonId = salonId,
                Kind = kind,
                DueOn = LegalDates.AnswerBy(salon.CountryCode, passage.Today),
                CreatedAt = passage.Now,
                CreatedBy = passage.Actor.AccountId,
            };
            passage.Db.Add(asked);
        }

        passage.Record(TrailAction.TaskChanged, link.ClientId, new() { Kind = kind.ToString() });
        return asked.DueOn;
    }

    private Task<Outcome<T>> WithPass<T>(Actor actor, string? pass, Func<Passage, ClientLink, Task<Outcome<T>>> work, CancellationToken cancel)
    {
        // Before the door, for the reason told in Enter.
        var shown = _passes.Read(pass);
        return _door.Pass(actor, Permission.UseOwnPage, async passage => await passage.OwnLink(tracked: true) switch
        {
            null => new Outcome<T>.NotFound(),
            var link when shown?.Link != link.Id || shown.Until <= passage.Now => new Outcome<T>.Invalid(Field.LastDigits, Problem.Required),
            { RevokedAt: not null } or { Damage: not null } => new Outcome<T>.Invalid(Field.Link, Problem.LinkClosed),
            var link => await work(passage, link),
        }, cancel);
    }
}
