using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Guests;

/// <summary>Links of a network and who comes by them, as tests need them.</summary>
internal static class SomeLinks
{
    public static ClientLinks Links(this SomeNetwork network) => network.Services.GetRequiredService<ClientLinks>();

    public static OwnPages OwnPages(this SomeNetwork network) => network.Services.GetRequiredService<OwnPages>();

    public static Proposals Proposals(this SomeNetwork network) => network.Services.GetRequiredService<Proposals>();

    public static OwnPageSettings OwnPageSettings(this SomeNetwork network) => network.Services.GetRequiredService<OwnPageSettings>();

    /// <summary>The own pages as they are at another moment.</summary>
    public static OwnPages OwnPagesAt(this SomeNetwork network, DateTimeOffset moment)
    {
        var contexts = network.Services.GetRequiredService<IDbContextFactory<SalonDb>>();
        return new(
            new Door(contexts, network.Services.GetRequiredService<Trail>(), new At(moment)),
            contexts,
            network.Services.GetRequiredService<BlindIndex>(),
            new OwnPagePass(network.Services.GetRequiredService<IDataProtectionProvider>(), new At(moment)));
    }

    public static async Task<LinkMade> Link(this SomeNetwork network, Guid client) => (await network.Links().Make(network.Manager, client)).Expect();

    /// <summary>Somebody who comes by a new link of a client.</summary>
    public static async Task<Actor> Comer(this SomeNetwork network, Guid client) => await network.Comer((await network.Link(client)).Token);

    public static async Task<Actor> Comer(this SomeNetwork network, string token) =>
        await network.OwnPages().Recognise(token, "203.0.113.8", "phone") ?? throw new InvalidOperationException("Nobody made this link.");

    public static async Task<string> Pass(this SomeNetwork network, Actor comer, string digits) =>
        (await network.OwnPages().Enter(comer, digits)).Expect().Pass ?? throw new InvalidOperationException("The digits are wrong.");

    /// <summary>Somebody who has given the right digits of the client's first number.</summary>
    public static async Task<Guest> Enters(this SomeNetwork network, Guid client)
    {
        var made = await network.Link(client);
        var comer = await network.Comer(made.Token);
        return new(network, comer, await network.Pass(comer, made.Dial[^4..]), made);
    }

    /// <summary>Somebody who booked on a site and follows the link that the site showed.</summary>
    public static async Task<Guest> BooksOnline(this SomeNetwork network, string name, string phone, Guid? salon = null)
    {
        var form = new BookingForm { SalonId = salon ?? network.Salon, Name = name, Phone = phone, On = SomeBookings.Tomorrow, At = new(15, 0) };
        var taken = (await network.Services.GetRequiredService<OnlineBookings>().Book(await network.Site(), form)).Expect();
        var comer = await network.Comer(taken.LinkToken);
        return new(network, comer, await network.Pass(comer, phone[^4..]), null);
    }

    public static async Task<Guid> ClientOf(this SomeNetwork network, Actor comer)
    {
        await using var db = network.Db();
        return (await db.Links.SingleAsync(l => l.Id == comer.AccountId)).ClientId;
    }

    public static async Task<IReadOnlyList<ProposalView>> Waiting(this SomeNetwork network, Guid client) => (await network.Proposals().Of(network.Manager, client)).Expect();

    private sealed class At(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}

/// <summary>Somebody on the page of a link, with the right digits given.</summary>
internal sealed record Guest(SomeNetwork Network, Actor Comer, string Pass, LinkMade? Link)
{
    public async Task<OwnPageView> Sees() => (await Network.OwnPages().Show(Comer, Pass)).Expect();

    public Task<Outcome<OwnPageSent>> Tries(OwnPageForm form) => Network.OwnPages().Send(Comer, Pass, form);

    public async Task<OwnPageSent> Sends(OwnPageForm form) => (await Tries(form)).Expect();

    /// <summary>Opens the page, changes its form and sends it.</summary>
    public async Task<OwnPageSent> Sends(Action<OwnPageForm> change)
    {
        var form = (await Sees()).Form;
        change(form);
        return await Sends(form);
    }
}
