using SalonCrm.Data.Clients;
using SalonCrm.Data.GiftCards;

namespace SalonCrm.Seed.Records;

/// <summary>Gift cards, some used in part, some used up.</summary>
internal static class GiftCardRecords
{
    // Every so many clients one has bought a card, so that the numbers have no gap whoever is asked first.
    private const int Every = 8;
    private const int Buyer = 2;
    private const int MostUses = 2;

    public static void Write(Story story)
    {
        if (story.Person.Index % Every != Buyer)
        {
            return;
        }

        var bought = story.MadeOn.AddDays(story.Random.Number(0, Math.Max(0, story.Today.DayNumber - story.MadeOn.DayNumber - 1)));
        var card = new GiftCard
        {
            ClientId = story.Client.Id,
            Number = (story.Person.Index / Every) + 1,
            For = story.Maybe(0.7f, story.Words.Dear),
            Amount = Money.Minor(story.One(story.Words.GiftAmounts)),
            Currency = Money.CurrencyOf(story.Names.Salons[story.Salon.Id]),
            BoughtOn = bought,
            ValidUntil = bought.AddYears(1),
            SalonId = story.Salon.Id,
        };
        story.Write(card, story.At(bought, 13), story.Salon.Desk, Field.GiftCard, Told(card, card.Amount));
        foreach (var visit in story.Done.Where(v => v.On > bought && v.On <= card.ValidUntil).Take(MostUses))
        {
            Use(story, card, visit.On);
        }
    }

    private static void Use(Story story, GiftCard card, DateOnly day)
    {
        var before = Told(card, card.Balance);
        var use = new GiftCardUse
        {
            ClientId = story.Client.Id,
            GiftCardId = card.Id,
            Amount = card.Redeemed > 0 && story.Chance(0.5f) ? card.Balance : card.Balance / 2,
            Day = day,
            SalonId = story.Salon.Id,
        };
        var at = story.At(day, 19);
        (use.CreatedAt, use.CreatedBy) = (use.UpdatedAt, use.UpdatedBy) = (at, story.Salon.Desk.AccountId);
        story.Keep(use);
        card.Redeemed += use.Amount;
        story.Change(card, at, story.Salon.Desk, Field.GiftCard, before, Told(card, card.Balance));
    }

    private static string Told(GiftCard card, long amount) => $"{card.Shown} {Money.Told(amount, card.Currency)}";
}
