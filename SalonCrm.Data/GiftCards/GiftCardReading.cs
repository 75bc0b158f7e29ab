using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

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
        var names = await passage.Names();
        var name = await passage.NamesOf(cards.SelectMany(c => c.Uses.Select(u => u.CreatedBy).Append(c.CreatedBy).Append(c.UpdatedBy)));
        return
        [
            .. cards.Select(c => new GiftCardView(
                c.Id, c.ClientId, c.Shown, c.For, Money.Amount(c.Amount), Money.Amount(c.Balance), c.Currency, c.BoughtOn, names.Salon(c.SalonId) ?? "",
                c.ValidUntil, passage.IsExpired(c), c.IsAltered, Authorship.Of(c, name),
                [
                    .. c.Uses.OrderByDescending(u => u.CreatedAt).Select(u => new GiftCardUseView(
                        u.Day, Money.Amount(u.Amount), names.Salon(u.SalonId) ?? "", name(u.CreatedBy), u.ClientId == c.ClientId)),
                ])),
        ];
    }
}
