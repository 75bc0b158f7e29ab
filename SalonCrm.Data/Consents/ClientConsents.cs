using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Consents;

/// <summary>What clients consent to, and the texts that they are asked with.</summary>
public sealed class ClientConsents
{
    private readonly Door _door;

    internal ClientConsents(Door door) => _door = door;

    /// <summary>How a client stands to each purpose, in the order of <see cref="ConsentPurpose"/>.</summary>
    public Task<Outcome<IReadOnlyList<ConsentState>>> Of(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ConsentState>>(actor, Permission.OpenCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<IReadOnlyList<ConsentState>>.NotFound();
            }

            return await Answer(passage, client);
        }, cancel);

    /// <summary>
    /// Records that a client consented. Consenting again to the same version changes nothing. Told as a conflict, with
    /// the version that is asked with now, when the client was shown another.
    /// </summary>
    public Task<Outcome<IReadOnlyList<ConsentState>>> Give(Actor actor, ConsentForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<IReadOnlyList<ConsentState>>(actor, Permission.RecordConsents, async passage =>
        {
            if (await passage.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == form.ClientId, cancel) is not { } client)
            {
                return new Outcome<IReadOnlyList<ConsentState>>.NotFound();
            }

            if (!Enum.IsDefined(form.Purpose) || !Enum.IsDefined(form.Channel))
            {
                return new Outcome<IReadOnlyList<ConsentState>>.Invalid(Field.Consent, Problem.Unknown);
            }

            var consents = await passage.ConsentsOf(client.Id).AsNoTracking().ToListAsync(cancel);
            var latest = ConsentRules.Latest(consents, form.Purpose);
            if (consents.Exists(c => c.Id == form.Id)
                || (latest?.TextVersion == form.TextVersion && ConsentRules.Allows(consents, form.Purpose)))
            {
                return await Answer(passage, client.Id);
            }

            var text = (await passage.ConsentTexts()).First(t => t.Purpose == form.Purpose);
            if (form.TextVersion != text.Version)
            {
                return new Outcome<IReadOnlyList<ConsentState>>.Conflict(text.Version, []);
            }

            var day = form.GivenOn ?? passage.Today;
            if (CheckDay(day, passage.Today, client, text, ConsentRules.LastWithdrawal(consents, form.Purpose)) is { } problem)
            {
                return new Outcome<IReadOnlyList<ConsentState>>.Invalid(Field.Date, problem);
            }

            var consent = new Consent
            {
                Id = form.Id,
                ClientId = client.Id,
                Purpose = form.Purpose,
                TextVersion = text.Version,
                Channel = form.Channel,
                GivenOn = day,
            };
            consent.Touch(passage);
            passage.Db.Add(consent);
            passage.RecordPart(client.Id, Field.Consent, latest?.Told, consent.Told);
            await passage.Db.SaveChangesAsync(cancel);
            return await Answer(passage, client.Id);
        }, cancel);
    }

    /// <summary>
    /// Records that a client withdrew consent, as of today. Withdrawing twice changes nothing; withdrawing what was
    /// never given is refused.
    /// </summary>
    public Task<Outcome<IReadOnlyList<ConsentState>>> Withdraw(Actor actor, Guid client, ConsentPurpose purpose, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<ConsentState>>(actor, Permission.RecordConsents, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<IReadOnlyList<ConsentState>>.NotFound();
            }

            if (!await passage.ConsentsOf(client).AnyAsync(c => c.Purpose == purpose, cancel))
            {
                return new Outcome<IReadOnlyList<ConsentState>>.Invalid(Field.Consent, Problem.NoConsent);
            }

            await passage.WithdrawConsent(client, purpose);
            await passage.Db.SaveChangesAsync(cancel);
            return await Answer(passage, client);
        }, cancel);

    /// <summary>The answer shows the whole section, so each time its reading is recorded too.</summary>
    private static async Task<Outcome<IReadOnlyList<ConsentState>>> Answer(Passage passage, Guid client)
    {
        passage.RecordRead(client, Field.Consent);
        return new Outcome<IReadOnlyList<ConsentState>>.Done(await passage.ConsentStates(client));
    }

    private static Problem? CheckDay(DateOnly day, DateOnly today, Client client, ConsentTextView text, DateOnly? withdrawn) => day switch
    {
        _ when day > today.AddDays(1) => Problem.InTheFuture,
        _ when day < client.BirthDate => Problem.BeforeBirth,
        _ when day < text.ValidSince || day < withdrawn => Problem.OutOfRange,
        _ => null,
    };
}
