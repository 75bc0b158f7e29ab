using SalonCrm.Admin.Clients;
using SalonCrm.Data.GiftCards;

namespace SalonCrm.Admin.GiftCards;

/// <summary>Gift cards as people read them.</summary>
internal static class GiftCardTexts
{
    public static string Money(decimal amount, GiftCardView card) => FieldTexts.Told("{0:N2} {1}", amount, card.Currency);

    public static string Balance(GiftCardView card) => Money(card.Balance, card);

    public static string Use(GiftCardUseView use, GiftCardView card)
    {
        var line = FieldTexts.Told(GiftCardsText.UseLine, FieldTexts.Day(use.Day), Money(use.Amount, card), use.Salon, use.By ?? ClientsText.CommandLine);
        return use.ByBuyer ? line : $"{line} · {GiftCardsText.UsedByAnother}";
    }
}
