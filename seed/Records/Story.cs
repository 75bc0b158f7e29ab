using Bogus;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.Visits;
using SalonCrm.Seed.Filling;
using SalonCrm.Seed.Languages;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

/// <summary>
/// What happens to one client once there is a card: the rows that are kept of it, and what the trail tells. Drawn from a
/// randomizer of the client's own, so that a new record of one changes no other.
/// </summary>
internal sealed class Story(DemoPerson person, Client client, MadeSalon salon, Names names, Calendar calendar)
{
    private readonly List<object> _kept = [];
    private readonly List<Deed> _deeds = [];

    public DemoPerson Person => person;

    public Client Client => client;

    public MadeSalon Salon => salon;

    public Names Names => names;

    public DateOnly Today => calendar.Today;

    public Randomizer Random => field ??= new(DemoPeople.Mix(DemoPeople.DefaultSeed + 1, person.Index));

    public Words Words { get; } = Words.Of(DemoPlaces.Salons[person.Salon].Language);

    /// <summary>A child is brought to have the hair cut.</summary>
    public bool IsChild => person.ContactInstead is not null;

    /// <summary>The day on which the card was made.</summary>
    public DateOnly MadeOn => DateOnly.FromDateTime(client.CreatedAt.UtcDateTime);

    /// <summary>The visits that took place, oldest first.</summary>
    public List<Visit> Done { get; } = [];

    /// <summary>Rows in an order in which each stands after those that it refers to.</summary>
    public IEnumerable<object> Kept => _kept;

    public IReadOnlyList<Deed> Deeds => _deeds;

    /// <summary>An hour of a day, on the clock of the trail; never before the card was made, never today.</summary>
    public DateTimeOffset At(DateOnly day, int hour) => calendar.Within(client.CreatedAt, day, new TimeOnly(hour, Random.Number(0, 59)));

    /// <summary>A new part of the card.</summary>
    public void Write(CardPart part, DateTimeOffset at, Actor by, Field field, string told)
    {
        (part.CreatedAt, part.CreatedBy) = (part.UpdatedAt, part.UpdatedBy) = (at, by.AccountId);
        _kept.Add(part);
        Tell(at, by, field, null, told);
    }

    /// <summary>A later change of a part; its row is kept as it is in the end.</summary>
    public void Change(CardPart part, DateTimeOffset at, Actor by, Field field, string? old, string? now)
    {
        (part.UpdatedAt, part.UpdatedBy) = (at, by.AccountId);
        part.Version++;
        Tell(at, by, field, old, now);
    }

    /// <summary>A part that the card's history does not tell of, and what the trail tells instead.</summary>
    public void Write(CardPart part, DateTimeOffset at, Actor by, TrailDraft? told = null)
    {
        (part.CreatedAt, part.CreatedBy) = (part.UpdatedAt, part.UpdatedBy) = (at, by.AccountId);
        _kept.Add(part);
        if (told is not null)
        {
            _deeds.Add(new(at, by, told, null, null));
        }
    }

    /// <summary>A row that belongs to a part.</summary>
    public void Keep(object row) => _kept.Add(row);

    private void Tell(DateTimeOffset at, Actor by, Field field, string? old, string? now) =>
        _deeds.Add(new(at, by, new TrailDraft(TrailAction.PartChanged, client.Id, new() { Fields = [new(field, old, now)] }), null, null));

    public bool Chance(float weight) => Random.Bool(weight);

    public T One<T>(T[] of) => Random.ArrayElement(of);

    public T? Maybe<T>(float weight, T[] of)
        where T : class => Chance(weight) ? One(of) : null;
}
