using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Guests;

public sealed class ClientLinkTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_link_goes_to_the_first_number_on_the_card_and_opens_for_seven_days()
    {
        var form = shared.Form();
        form.Phones.Add(new() { Text = shared.Phone(), Label = "мама" });
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var made = await Network.Link(form.Id);

        Assert.Equal(form.Phones[0].Text, made.Dial);
        Assert.Equal(43, made.Token.Length);
        Assert.Equal(TimeSpan.FromDays(7), ClientLink.Lifetime);
        Assert.DoesNotContain(made.Token, made.ToString(), StringComparison.Ordinal);
        var listed = Assert.Single((await Network.Links().List(Network.Staff, form.Id)).Expect());
        Assert.Equal((made.Id, LinkStanding.Open, "Manager", made.ExpiresAt), (listed.Id, listed.Standing, listed.MadeBy, listed.ExpiresAt));
    }

    [Fact]
    public async Task A_newer_link_ends_the_one_before()
    {
        var client = await shared.Client();
        var first = await Network.Link(client);
        var second = await Network.Link(client);

        Assert.NotEqual(first.Token, second.Token);
        Assert.Equal([(second.Id, LinkStanding.Open), (first.Id, LinkStanding.Revoked)], (await Network.Links().List(Network.Manager, client)).Expect().Select(l => (l.Id, l.Standing)));
    }

    [Fact]
    public async Task For_who_sees_numbers_masked_handing_a_link_over_is_recorded_as_showing_the_number()
    {
        var client = await shared.Client();
        await Network.Link(client);
        Assert.False(await IsRevealed(client));

        (await Network.Links().Make(Network.Staff, client)).Expect();

        Assert.True(await IsRevealed(client));
    }

    [Fact]
    public async Task A_card_whose_number_does_not_open_has_nobody_to_hand_a_link_to()
    {
        var client = await shared.Client();
        Assert.Equal(1, Network.Sql("DELETE FROM client_phones WHERE ClientId = @0", client.Key()));

        var refused = Assert.IsType<Outcome<LinkMade>.Invalid>(await Network.Links().Make(Network.Manager, client));
        Assert.Equal([new(Field.Phones, Problem.Required)], refused.Problems);
        Assert.IsType<Outcome<LinkMade>.NotFound>(await Network.Links().Make(Network.Manager, Guid.NewGuid()));
        Assert.IsType<Outcome<IReadOnlyList<LinkView>>.NotFound>(await Network.Links().Revoke(Network.Manager, Guid.NewGuid()));
    }

    [Fact]
    public async Task Handing_a_link_over_is_an_attempt_where_a_follow_up_is_open()
    {
        var client = await shared.Client();
        await Network.Link(client);
        await using var db = Network.Db();
        var open = await db.FollowUps.FirstOrDefaultAsync(f => f.ClientId == client && f.State == FollowUpState.Open);
        var attempts = await db.Attempts.Where(a => a.ClientId == client).ToListAsync();

        Assert.Equal(open is null ? 0 : 1, attempts.Count);
        if (open is null)
        {
            db.Add(new FollowUp { ClientId = client, SalonId = Network.Salon, Reasons = FollowUpReasons.ByHand, CreatedAt = DateTimeOffset.UtcNow, UpdatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
            await Network.Link(client);
            attempts = await db.Attempts.AsNoTracking().Where(a => a.ClientId == client).ToListAsync();
        }

        var attempt = Assert.Single(attempts);
        Assert.Equal((AttemptMeans.Link, AttemptOutcome.Sent), (attempt.Means, attempt.Outcome));
        Assert.NotNull(attempt.FollowUpId);
    }

    private async Task<bool> IsRevealed(Guid client)
    {
        await using var db = Network.Db();
        return await db.Trail.AnyAsync(t => t.ObjectId == client && t.Action == TrailAction.Revealed);
    }
}
