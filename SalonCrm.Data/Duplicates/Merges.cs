using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Duplicates;

/// <summary>Makes two cards of one person one, and takes that back. The cards that went into a card stand on it.</summary>
public sealed class Merges
{
    private readonly Door _door;

    internal Merges(Door door) => _door = door;

    /// <summary>Two cards side by side, with what is preset. Told as invalid when one of them has gone into another card.</summary>
    /// <param name="actor">Who compares.</param>
    /// <param name="first">A client.</param>
    /// <param name="second">Another.</param>
    /// <param name="survivor">Whose card is to stay; null to have it preset.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Outcome<CardComparison>> Compare(Actor actor, Guid first, Guid second, Guid? survivor = null, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.MergeCards, passage => Comparing.Compare(passage, first, second, survivor), cancel);

    /// <summary>The same with a card by its number, where nobody has found the pair.</summary>
    public Task<Outcome<CardComparison>> CompareWith(Actor actor, Guid first, int cardNumber, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.MergeCards, async passage =>
            await Merged.ByNumber(passage.Db, cardNumber, cancel) is { } second
                ? await Comparing.Compare(passage, first, second, null)
                : new Outcome<CardComparison>.Invalid(Field.Merge, Problem.Unknown), cancel);

    /// <summary>
    /// Makes two cards one. Told as a conflict, with what was changed, when somebody saved one of them since they were
    /// compared; as <see cref="Problem.AlreadyMerged"/> when one has gone into another card meanwhile. A form sent twice
    /// merges once.
    /// </summary>
    public Task<Outcome<MergeDone>> Merge(Actor actor, MergeForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass(actor, Permission.MergeCards, passage => CardMerging.Do(passage, form), cancel);
    }

    /// <summary>What taking a merge back would leave to a person. Changes nothing.</summary>
    public Task<Outcome<MergeUndoing>> BeforeUndo(Actor actor, Guid merge, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.MergeCards, passage => MergeUndo.Do(passage, merge, isPreview: true), cancel);

    /// <summary>
    /// Takes a merge back, also after further edits, and answers with what a person has to look at. The latest merge of a
    /// card goes first (<see cref="Problem.MergedLater"/>), and after 90 days none does (<see cref="Problem.TooLate"/>).
    /// Taking back twice does it once.
    /// </summary>
    public Task<Outcome<MergeUndoing>> Undo(Actor actor, Guid merge, CancellationToken cancel = default) =>
        _door.Pass(actor, Permission.MergeCards, passage => MergeUndo.Do(passage, merge, isPreview: false), cancel);

    /// <summary>The cards that went into a client's card, the latest first.</summary>
    public Task<Outcome<IReadOnlyList<MergeView>>> Of(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<MergeView>>(actor, Permission.MergeCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<IReadOnlyList<MergeView>>.NotFound();
            }

            passage.RecordRead(client, Field.Merge);
            return new Outcome<IReadOnlyList<MergeView>>.Done(await passage.MergesOf(client));
        }, cancel);
}
