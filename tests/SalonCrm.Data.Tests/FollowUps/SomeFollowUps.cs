using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Tests.Visits;

namespace SalonCrm.Data.Tests.FollowUps;

/// <summary>Follow-ups for tests, and what makes and ends them.</summary>
internal static class SomeFollowUps
{
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static FollowUpQueue Queue(this SomeNetwork network) => network.Services.GetRequiredService<FollowUpQueue>();

    public static StaffTasks Tasks(this SomeNetwork network) => network.Services.GetRequiredService<StaffTasks>();

    public static FollowUpSweep Sweep(this SomeNetwork network) => network.Services.GetRequiredService<FollowUpSweep>();

    /// <summary>A card with nothing required or desirable missing.</summary>
    public static ClientForm Whole(this SomeNetwork network, string phone = "+7 916 123-45-67")
    {
        var form = network.Form(phone: phone);
        (form.Email, form.BirthDate) = ("maria@mail.example", new DateOnly(1985, 4, 12));
        return form;
    }

    public static async Task<List<FollowUp>> FollowUps(this SomeNetwork network, Guid client)
    {
        await using var db = network.Db();
        return await db.FollowUps.AsNoTracking().Where(f => f.ClientId == client).OrderBy(f => f.CreatedAt).ToListAsync();
    }

    public static async Task<FollowUp> OpenFollowUp(this SomeNetwork network, Guid client) =>
        Assert.Single(await network.FollowUps(client), f => f.State == FollowUpState.Open);

    public static async Task Change(this SomeNetwork network, Guid client, Action<ClientForm> change)
    {
        var form = (await network.Card(client)).Form!;
        change(form);
        (await network.Cards.Edit(network.Manager, form)).Expect();
    }

    public static async Task Consents(this SomeNetwork network, Guid client) =>
        (await network.Services.GetRequiredService<ClientConsents>().Give(
            network.Staff, new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Processing, TextVersion = 1 })).Expect();

    public static async Task Comes(this SomeNetwork network, Guid client, DateOnly on) =>
        (await network.Visits().Save(network.Manager, network.Visit(client, on))).Expect();

    public static async Task<Guid> Guest(this SomeNetwork network, string phone = "+7 916 123-45-67") =>
        (await network.Cards.AddGuest(network.Staff, new GuestForm { SalonId = network.Salon, Name = "Маша", Phone = phone })).Expect();

    /// <summary>Alters rows as the portal itself would keep them.</summary>
    public static async Task Keep(this SomeNetwork network, Func<SalonDb, Task> change)
    {
        await using var db = network.Db();
        await change(db);
        await db.SaveChangesAsync();
    }

    public static async Task<QueuePage> List(this SomeNetwork network, Actor actor, QueueQuery? query = null) =>
        (await network.Queue().List(actor, query ?? new())).Expect();
}
