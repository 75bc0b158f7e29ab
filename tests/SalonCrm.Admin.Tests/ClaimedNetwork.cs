using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Admin.Tests;

/// <summary>A network that its head has claimed, with nobody and nothing else; made once for each form.</summary>
internal sealed class ClaimedNetwork(NetworkForm form)
{
    private readonly NetworkTemplate<Guid> _template = new(async root =>
    {
        var head = await Claim(root, form);
        SqliteConnection.ClearAllPools();
        return head;
    });

    public static DataPlace Place(string root) => new(Path.Combine(root, "data"));

    /// <summary>Puts it into an empty folder; answers with its head's account.</summary>
    public Task<Guid> CopyTo(string root) => _template.CopyTo(root);

    private static async Task<Guid> Claim(string root, NetworkForm form)
    {
        await using var services = new ServiceCollection().AddLogging().AddSalonData(Place(root)).BuildServiceProvider();
        await services.OpenSalonData();
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<NetworkSetup>().Claim(Actor.Operator, form)).Expect();
    }
}
