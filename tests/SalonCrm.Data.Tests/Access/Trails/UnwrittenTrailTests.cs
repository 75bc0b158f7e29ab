using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Access.Trails;

/// <summary>What can't be recorded is not shown, whichever way it is asked for.</summary>
public sealed class UnwrittenTrailTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private Guid _client;

    private static Dictionary<string, Func<SomeNetwork, Guid, Task>> All { get; } = new()
    {
        ["open"] = (n, c) => n.Cards.Open(n.Manager, c),
        ["reveal"] = (n, c) => n.Cards.Reveal(n.Staff, c, Field.Email),
        ["print"] = (n, c) => n.Cards.Print(n.Manager, c, isWhole: true),
        ["history"] = (n, c) => n.Cards.History(n.Manager, c),
        ["accesses"] = (n, c) => n.Cards.Accesses(n.Head, c),
        ["search"] = (n, _) => n.Search.Find(n.Staff, "Иванова"),
        ["audit list"] = (n, _) => n.Services.GetRequiredService<CompletenessAudit>().List(n.Manager, AuditSlice.Everything, 0),
        ["visits"] = (n, c) => n.Services.GetRequiredService<ClientVisits>().List(n.Manager, c),
        ["photos"] = (n, c) => n.Services.GetRequiredService<VisitPhotos>().List(n.Manager, c),
        ["trail"] = (n, c) => n.Services.GetRequiredService<AccessTrail>().Read(n.Head, new() { Client = c }),
        ["sheet"] = (n, c) => n.Services.GetRequiredService<AccessTrail>().Sheet(n.Head, c),
        ["contacts of a breach"] = (n, c) => n.Services.GetRequiredService<BreachReports>().Contacts(Actor.Operator, [c]),
    };

    public static TheoryData<string> Ways { get; } = new(All.Keys);

    public async Task InitializeAsync()
    {
        _client = await shared.Client();
        shared.Network.Sql("CREATE TRIGGER no_trail BEFORE INSERT ON trail BEGIN SELECT raise(ABORT, 'no'); END");
    }

    public Task DisposeAsync()
    {
        shared.Network.Sql("DROP TRIGGER no_trail");
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_card_that_cannot_be_recorded_is_not_shown(string way) =>
        await Assert.ThrowsAsync<DbUpdateException>(() => All[way](shared.Network, _client));
}
