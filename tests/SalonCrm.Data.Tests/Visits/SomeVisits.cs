using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.Visits;

/// <summary>Visits for tests.</summary>
internal static class SomeVisits
{
    /// <summary>A day that has been.</summary>
    public static DateOnly Day { get; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-30);

    public static ClientVisits Visits(this SomeNetwork network) => network.Services.GetRequiredService<ClientVisits>();

    public static VisitForm Visit(this SomeNetwork network, Guid client, DateOnly on, VisitState state = VisitState.Done) =>
        new() { ClientId = client, SalonId = network.Salon, On = on, State = state, Services = [new() { Name = "Стрижка" }] };

    public static async Task<Guid> Master(this SomeNetwork network, string name)
    {
        var master = new Master { SalonId = network.Salon, Name = name };
        await using var db = network.Db();
        db.Add(master);
        await db.SaveChangesAsync();
        return master.Id;
    }
}
