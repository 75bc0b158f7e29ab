using System.Security.Cryptography;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed.Records;

/// <summary>A few clients have filled in their own page lately: the link is used, and what they proposed waits for a word.</summary>
internal static class OwnPageRecords
{
    private const int Every = 11;
    private const int First = 6;

    /// <summary>Far beyond the numbers of the people.</summary>
    private const int FirstPhone = DemoPhones.Distinct - 1000;

    public static void Write(Story story)
    {
        if (story.Person.Index % Every != First || story.IsChild)
        {
            return;
        }

        var made = story.At(story.Today.AddDays(-story.Random.Number(2, 4)), 11);
        var used = story.At(story.Today.AddDays(-1), 9);
        var link = new ClientLink
        {
            ClientId = story.Client.Id,
            Kind = LinkKind.Completion,
            TokenHash = SHA256.HashData(story.Random.Bytes(32)),
            ExpiresAt = made + ClientLink.Lifetime,
            OpenedAt = used,
            UsedAt = used,
            CreatedAt = made,
            CreatedBy = story.Salon.Desk.AccountId,
            UpdatedAt = used,
        };
        story.Keep(link);
        var client = Actor.Client(link.Id, null, null);
        Propose(story, client, used, Field.Phones, DemoPhones.Number(story.Salon.Country.Code, FirstPhone + story.Person.Index));
        if (story.Client.Email is { } email && story.Chance(0.6f))
        {
            // The salon was changing it at the same time.
            Propose(story, client, used, Field.Email, email.Replace("@", ".new@", StringComparison.Ordinal));
        }
    }

    private static void Propose(Story story, Actor client, DateTimeOffset at, Field field, string text) =>
        story.Write(new Proposal { ClientId = story.Client.Id, Field = field, Text = text, CameBy = LinkKind.Completion }, at, client, Field.Proposal, $"{field}: {text}");
}
