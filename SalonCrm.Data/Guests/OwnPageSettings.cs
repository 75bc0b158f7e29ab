using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Guests;

/// <summary>What the clients' own pages show, and where they lie.</summary>
public sealed class OwnPageSettings
{
    /// <summary>Longest address.</summary>
    public const int AddressLength = 200;

    private readonly Door _door;

    internal OwnPageSettings(Door door) => _door = door;

    /// <summary>As it is set now.</summary>
    public Task<Outcome<OwnPageSettingsForm>> View(Actor actor, CancellationToken cancel = default) =>
        _door.Pass<OwnPageSettingsForm>(actor, Permission.ManageNetwork, async passage =>
        {
            var network = await passage.Db.Networks.AsNoTracking().SingleAsync(cancel);
            passage.Record(TrailAction.NetworkRead);
            return new Outcome<OwnPageSettingsForm>.Done(new() { Fields = OwnPageFields.Read(network.OwnPageFields), Address = network.OwnPageAddress });
        }, cancel);

    /// <summary>Sets it. The same as now is done without a save.</summary>
    /// <returns>As it is set then, the address as it is kept.</returns>
    public Task<Outcome<OwnPageSettingsForm>> Save(Actor actor, OwnPageSettingsForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return _door.Pass<OwnPageSettingsForm>(actor, Permission.ManageNetwork, async passage =>
        {
            if (form.Fields.Any(f => !OwnPageFields.Choosable.Contains(f)))
            {
                return new Outcome<OwnPageSettingsForm>.Invalid(Field.OwnPageFields, Problem.Unknown);
            }

            if (!TryRead(form.Address, out var address))
            {
                return new Outcome<OwnPageSettingsForm>.Invalid(Field.OwnPageAddress, Problem.NotAnAddress);
            }

            var network = await passage.Db.Networks.AsTracking().SingleAsync(cancel);
            var (oldFields, oldAddress) = (OwnPageFields.Read(network.OwnPageFields), network.OwnPageAddress);
            var saved = new OwnPageSettingsForm { Fields = [.. form.Fields], Address = address };
            if (oldFields.SetEquals(form.Fields) && oldAddress == address)
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<OwnPageSettingsForm>.Done(saved);
            }

            (network.OwnPageFields, network.OwnPageAddress) = (Names(form.Fields), address);
            passage.Record(TrailAction.OwnPageSet, network.Id, new()
            {
                Fields = [new(Field.OwnPageFields, Names(oldFields), network.OwnPageFields), new(Field.OwnPageAddress, oldAddress, address)],
            });
            return new Outcome<OwnPageSettingsForm>.Done(saved);
        }, cancel);
    }

    private static string Names(IEnumerable<Field> fields) => string.Join(',', fields.Order());

    /// <summary>Scheme and host, perhaps a port; nothing else, because the path is the portal's.</summary>
    private static bool TryRead(string? typed, out string? address)
    {
        address = ClientRules.Line(typed);
        if (address is null)
        {
            return true;
        }

        if (address.Length > AddressLength || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
        {
            return false;
        }

        address = uri.GetLeftPart(UriPartial.Authority);
        return true;
    }
}

/// <summary>What the clients' own pages show, and where they lie, as it is typed.</summary>
public sealed class OwnPageSettingsForm
{
    /// <summary>The fields that are shown, out of <see cref="Guests.OwnPageFields.Choosable"/>.</summary>
    public HashSet<Field> Fields { get; set; } = [];

    /// <summary>Scheme, host and port under which clients reach their pages; empty for the portal's own.</summary>
    public string? Address { get; set; }
}
