using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.FollowUps;

/// <summary>
/// Promises to clients. An open one stands in the card's pinned band until it is kept or dropped; each operation
/// answers with the card as it then is.
/// </summary>
public sealed class Promises
{
    private readonly Door _door;

    internal Promises(Door door) => _door = door;

    /// <summary>Makes a promise. The same form twice makes one.</summary>
    public Task<Outcome<ClientCard>> Make(Actor actor, PromiseForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.ChangeCard(actor, Permission.KeepPromises, form.ClientId, async (passage, client) =>
        {
            if (await Check(passage, form) is { Count: > 0 } problems)
            {
                return new Outcome<ClientCard>.Invalid(problems);
            }

            if (client.Promises.TrueForAll(p => p.Id != form.Id))
            {
                client.Promises.Add(New(passage, form));
            }

            return null;
        }, cancel);
    }

    /// <summary>The promise was kept.</summary>
    public Task<Outcome<ClientCard>> Keep(Actor actor, Guid client, Guid promise, CancellationToken cancel = default) =>
        Close(actor, client, promise, PromiseState.Kept, cancel);

    /// <summary>The promise is not needed any more.</summary>
    public Task<Outcome<ClientCard>> Drop(Actor actor, Guid client, Guid promise, CancellationToken cancel = default) =>
        Close(actor, client, promise, PromiseState.Dropped, cancel);

    /// <summary>What is wrong with a promise, once it is tidied; empty when nothing is.</summary>
    internal static async Task<List<FieldProblem>> Check(Passage passage, PromiseForm form)
    {
        form.Text = ClientRules.Line(form.Text);
        var problems = new List<FieldProblem>();
        if (form.Text is null)
        {
            problems.Add(new(Field.Promise, Problem.Required));
        }
        else if (form.Text.Length > Client.LineLength)
        {
            problems.Add(new(Field.Promise, Problem.TooLong));
        }

        if (form.DueOn < passage.Today.AddDays(-1) || form.DueOn > passage.Today.AddYears(2))
        {
            problems.Add(new(Field.DueOn, Problem.OutOfRange));
        }

        if (form.OwnerId is { } owner && !await passage.Db.Users.AnyAsync(a => a.Id == owner && !a.Disabled, passage.Cancel))
        {
            problems.Add(new(Field.DisplayName, Problem.Unknown));
        }

        return problems;
    }

    /// <summary>Makes a promise that was checked, unless the same form has made it already.</summary>
    internal static async Task Add(Passage passage, PromiseForm form)
    {
        if (!await passage.Db.Promises.AnyAsync(p => p.Id == form.Id, passage.Cancel))
        {
            passage.Db.Add(New(passage, form));
        }
    }

    private static Promise New(Passage passage, PromiseForm form)
    {
        var promise = new Promise { Id = form.Id, ClientId = form.ClientId, Text = form.Text!, DueOn = form.DueOn, OwnerId = form.OwnerId };
        promise.Touch(passage);
        passage.RecordPart(form.ClientId, Field.Promise, null, promise.Text);
        return promise;
    }

    private Task<Outcome<ClientCard>> Close(Actor actor, Guid client, Guid promise, PromiseState state, CancellationToken cancel) =>
        _door.ChangeCard(actor, Permission.KeepPromises, client, async (passage, _) =>
        {
            // Two who close the same promise meet here: the second finds it closed already, and that is as good.
            if (await passage.Db.Promises.FirstOrDefaultAsync(p => p.Id == promise && p.ClientId == client, passage.Cancel) is not { } made)
            {
                return new Outcome<ClientCard>.NotFound();
            }

            if (made.State == PromiseState.Open)
            {
                made.State = state;
                made.Touch(passage);
                passage.RecordPart(client, Field.Promise, made.Text, null);
            }

            return null;
        }, cancel);
}
