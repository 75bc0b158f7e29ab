using SalonCrm.Data.Access;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Cli;

/// <summary>Salons by name.</summary>
internal static class SalonNames
{
    /// <summary>The salon of that name, whatever the case; for an unknown one a line that names those that exist.</summary>
    public static async Task<Guid> SalonCalled(this OpenedData data, string name, CancellationToken cancel)
    {
        var all = (await data.Get<Salons>().View(Actor.Operator, cancel)).OrFail().Salons;
        return all.FirstOrDefault(s => string.Equals(s.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw CommandFailure.Of(CliText.NoSuchSalon, name, string.Join(", ", all.Select(s => s.Name)));
    }
}
