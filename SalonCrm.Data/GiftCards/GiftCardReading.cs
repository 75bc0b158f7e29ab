using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;

namespace SalonCrm.Data.GiftCards;

/// <summary>Reads gift cards for an operation that is through the door.</summary>
internal static class GiftCardReading
{
    public static IQueryable<GiftCard> GiftCardsWithUses(this Passage passage) => passage.Db.GiftCards.Include(c => c.Uses).AsSplitQuery();

    /// <summary>The gift cards that a client bought or used, newest first.</summary>
    public static async Task<IReadOnlyList<GiftCardView>> GiftCardsOf(this Passage passage, Guid client)
    {
        var cards = await passage.GiftCardsWithUses().AsNoTracking()
            .Where(c => c.ClientId == client || c.Uses.Any(u => u.ClientId == client)).OrderByDescending(c => c.Number).ToListAsync(passage.Cancel);
        return await passage.Views(cards);
    }

    public static async Task<GiftCardView> View(this Passage passage, GiftCard card) => (await passage.Views([card]))[0];

    /// <summary>Whether the last day on which it can be used has passed.</summary>
    public static bool IsExpired(this Passage passage, GiftCard card) => card.ValidUntil < passage.Today;

    private static async Task<IReadOnlyList<GiftCardView>> Views(this Passage passage, List<GiftCard> cards)
    {
        var salons = await passage.Db.Salons.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, passage.Cancel);
        var accounts = cards.SelectMany(c => c.Uses).Select(u => u.CreatedBy).Distinct().ToList();
        var names = await passage.Db.Users.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, passage.Cancel);
        return
        [
            .. cards.Select(c => new GiftCardView(
                c.Id, c.ClientId, c.Shown, c.For, Money.Amount(c.Amount), Money.Amount(c.Balance), c.Currency, c.BoughtOn, salons[c.SalonId],
                c.ValidUntil, passage.IsExpired(c), c.IsAltered,
                [
                    .. c.Uses.OrderByDescending(u => u.CreatedAt).Select(u => new GiftCardUseView(
                        u.Day, Money.Amount(u.Amount), salons[u.SalonId], u.CreatedBy is { } by ? names.GetValueOrDefault(by) : null, u.ClientId == c.ClientId)),
                ])),
        ];
    }
}
