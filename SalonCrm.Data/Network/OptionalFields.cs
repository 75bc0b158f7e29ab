using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Network;

/// <summary>
/// The fields of the card that a network keeps only where its head has switched them on. Switched off, a field is on no
/// card and in no form; what was written into it stays, for the day on which it is switched on again.
/// </summary>
public sealed class OptionalFields
{
    private readonly Door _door;

    internal OptionalFields(Door door) => _door = door;

    /// <summary>Switches a field on or off. Done without a save when it is so already.</summary>
    /// <param name="actor">Who switches.</param>
    /// <param name="field">One of the optional fields of <see cref="CardFields"/>.</param>
    /// <param name="isOn">Whether the network keeps it.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    /// <returns>The fields that are on then.</returns>
    public Task<Outcome<IReadOnlySet<Field>>> Switch(Actor actor, Field field, bool isOn, CancellationToken cancel = default) =>
        _door.Pass<IReadOnlySet<Field>>(actor, Permission.ManageNetwork, async passage =>
        {
            if (!CardFields.Optional.Any(f => f.Field == field))
            {
                return new Outcome<IReadOnlySet<Field>>.Invalid(field, Problem.Unknown);
            }

            var network = await passage.Db.Networks.AsTracking().SingleAsync(cancel);
            var on = OptionalFieldReading.Read(network.OptionalFields);
            if (isOn ? !on.Add(field) : !on.Remove(field))
            {
                passage.Record(TrailAction.NetworkRead);
                return new Outcome<IReadOnlySet<Field>>.Done(on);
            }

            network.OptionalFields = on.Count == 0 ? null : string.Join(',', on.Order());
            passage.Record(TrailAction.OptionalFieldSwitched, network.Id, new() { Fields = [new(field, (!isOn).ToString(), isOn.ToString())] });
            return new Outcome<IReadOnlySet<Field>>.Done(on);
        }, cancel);
}

/// <summary>What an operation may ask about optional fields once it is through the door.</summary>
internal static class OptionalFieldReading
{
    public static Task<IReadOnlySet<Field>> OptionalFields(this Passage passage) => passage.Shared(nameof(OptionalFields), async () =>
        (IReadOnlySet<Field>)Read(await passage.Db.Networks.Select(n => n.OptionalFields).SingleOrDefaultAsync(passage.Cancel)));

    public static HashSet<Field> Read(string? names)
    {
        var kept = (names ?? "").Split(',');
        return [.. CardFields.Optional.Select(f => f.Field).Where(f => kept.Contains(f.ToString(), StringComparer.Ordinal))];
    }
}
