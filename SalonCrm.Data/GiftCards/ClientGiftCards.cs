using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.GiftCards;

/// <summary>
/// Gift cards: sold, found by their number, redeemed. A balance is never below zero: the door lets one writer in at a
/// time, and the table itself refuses more than there is.
/// </summary>
public sealed class ClientGiftCards
{
    private readonly Door _door;

    internal ClientGiftCards(Door door) => _door = door;

    /// <summary>The gift cards that a client bought or used, newest first.</summary>
    public Task<Outcome<IReadOnlyList<GiftCardView>>> Of(Actor actor, Guid client, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlyList<GiftCardView>>(actor, Permission.SellGiftCards, async passage =>
        {
            if (!await passage.Db.Clients.AnyAsync(c => c.Id == client, cancel))
            {
                return new Outcome<IReadOnlyList<GiftCardView>>.NotFound();
            }

            passage.RecordRead(client, Field.GiftCard);
            return new Outcome<IReadOnlyList<GiftCardView>>.Done(await passage.GiftCardsOf(client));
        }, cancel);

    /// <summary>The gift card with a number, typed with or without its letters and zeros. The search is recorded, found or not.</summary>
    public Task<Outcome<GiftCardView>> Find(Actor actor, string? number, CancellationToken cancel = default) =>
        _door.Pass<GiftCardView>(actor, Permission.SellGiftCards, async passage =>
        {
            var read = GiftCard.Read(number);
            var card = read is null ? null : await passage.GiftCardsWithUses().AsNoTracking().FirstOrDefaultAsync(c => c.Number == read, cancel);
            passage.Record(TrailAction.Searched, card?.ClientId, new() { Kind = "gift card", Hits = card is null ? 0 : 1 });
            return card is null ? new Outcome<GiftCardView>.NotFound() : new Outcome<GiftCardView>.Done(await passage.View(card));
        }, cancel);

    /// <summary>Sells a gift card to a client. The same form twice makes one.</summary>
    public Task<Outcome<GiftCardView>> Sell(Actor actor, GiftCardForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<GiftCardView>(actor, Permission.SellGiftCards, async passage =>
        {
            if (await passage.GiftCardsWithUses().AsNoTracking().FirstOrDefaultAsync(c => c.Id == form.Id, cancel) is { } sold)
            {
                passage.RecordRead(sold.ClientId, Field.GiftCard);
                return new Outcome<GiftCardView>.Done(await passage.View(sold));
            }

            if (await passage.Db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == form.ClientId, cancel) is not { } client)
            {
                return new Outcome<GiftCardView>.NotFound();
            }

            form.For = ClientRules.Line(form.For);
            var salon = await passage.Db.Salons.AsNoTracking().FirstOrDefaultAsync(s => s.Id == form.SalonId, cancel);
            if (Check(form, client, salon is not null, passage.Today) is { Count: > 0 } problems)
            {
                return new Outcome<GiftCardView>.Invalid(problems);
            }

            var card = new GiftCard
            {
                Id = form.Id,
                ClientId = client.Id,
                Number = (await passage.Db.GiftCards.MaxAsync(c => (int?)c.Number, cancel) ?? 0) + 1,
                For = form.For,
                Amount = Money.Minor(form.Amount!.Value),
                Currency = Money.CurrencyOf(salon!),
                BoughtOn = form.BoughtOn ?? passage.Today,
                ValidUntil = form.ValidUntil,
                SalonId = salon!.Id,
            };
            card.Touch(passage);
            passage.Db.Add(card);
            passage.RecordPart(client.Id, Field.GiftCard, null, $"{card.Shown} {Money.Told(card.Amount, card.Currency)}");
            await passage.Db.SaveChangesAsync(cancel);
            return new Outcome<GiftCardView>.Done(await passage.View(card));
        }, cancel);
    }

    /// <summary>Takes an amount from a gift card. The same form twice takes it once.</summary>
    public Task<Outcome<GiftCardView>> Redeem(Actor actor, GiftCardUseForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<GiftCardView>(actor, Permission.SellGiftCards, async passage =>
        {
            var card = await passage.GiftCardsWithUses().AsTracking().FirstOrDefaultAsync(c => c.Id == form.GiftCardId, cancel);
            if (card is null || !await passage.Db.Clients.AnyAsync(c => c.Id == form.ClientId, cancel))
            {
                return new Outcome<GiftCardView>.NotFound();
            }

            if (card.Uses.Exists(u => u.Id == form.Id))
            {
                passage.RecordRead(card.ClientId, Field.GiftCard);
                return new Outcome<GiftCardView>.Done(await passage.View(card));
            }

            var salon = await passage.Db.Salons.AnyAsync(s => s.Id == form.SalonId, cancel);
            if (Check(form, card, salon, passage.IsExpired(card)) is { } problem)
            {
                return new Outcome<GiftCardView>.Invalid([problem]);
            }

            var before = Told(card);
            var use = new GiftCardUse
            {
                Id = form.Id,
                ClientId = form.ClientId,
                GiftCardId = card.Id,
                Amount = Money.Minor(form.Amount!.Value),
                Day = passage.Today,
                SalonId = form.SalonId,
            };
            use.Touch(passage);
            passage.Db.Add(use);
            card.Redeemed += use.Amount;
            card.Touch(passage);
            passage.RecordPart(card.ClientId, Field.GiftCard, before, Told(card));
            if (use.ClientId != card.ClientId)
            {
                passage.RecordPart(use.ClientId, Field.GiftCard, null, $"{card.Shown} −{Money.Told(use.Amount, card.Currency)}");
            }

            await passage.Db.SaveChangesAsync(cancel);
            return new Outcome<GiftCardView>.Done(await passage.View(card));
        }, cancel);
    }

    private static string Told(GiftCard card) => $"{card.Shown} {Money.Told(card.Balance, card.Currency)}";

    private static FieldProblem? Check(GiftCardUseForm form, GiftCard card, bool salonExists, bool isExpired) => Money.Check(form.Amount) switch
    {
        _ when !salonExists => new(Field.Salon, Problem.Unknown),
        _ when card.IsAltered => new(Field.GiftCard, Problem.Altered),
        _ when isExpired => new(Field.GiftCard, Problem.Expired),
        { } problem => new(Field.Amount, problem),
        null when Money.Minor(form.Amount!.Value) > card.Balance => new(Field.Amount, Problem.NotEnough),
        null => null,
    };

    private static List<FieldProblem> Check(GiftCardForm form, Client client, bool salonExists, DateOnly today)
    {
        var bought = form.BoughtOn ?? today;
        (Field Field, Problem? Problem)[] all =
        [
            (Field.Amount, Money.Check(form.Amount)),
            (Field.Salon, salonExists ? null : Problem.Unknown),
            (Field.Text, form.For?.Length > GiftCardForm.ForLength ? Problem.TooLong : null),
            (Field.Date, bought > today.AddDays(1) ? Problem.InTheFuture : bought < client.BirthDate ? Problem.BeforeBirth : null),
            (Field.DueOn, form.ValidUntil < bought || form.ValidUntil > today.AddYears(100) ? Problem.OutOfRange : null),
        ];
        return [.. all.Where(p => p.Problem is not null).Select(p => new FieldProblem(p.Field, p.Problem!.Value))];
    }
}
