using System.Globalization;
using System.Security.Cryptography;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Access.Watch;

/// <summary>
/// Makes up people who don't exist, as the salon's country would name them. Their numbers reach nobody: from what the
/// country keeps for films (Ofcom's 07700 900, North America's 555-01, ARCEP's 06 39 98, the Bundesnetzagentur's 0171 39200);
/// where a country keeps none, from what it gives to no subscriber: a code that no operator has (907 in Russia, 773 in
/// Kazakhstan) or a local number that begins with 0. Elsewhere a British one, which a client anywhere may have.
/// </summary>
internal static class CanaryPeople
{
    private static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal)
    {
        ["RU"] = "+7907#######",
        ["KZ"] = "+7773#######",
        ["BY"] = "+375170######",
        ["UA"] = "+380440######",
        ["PL"] = "+48220######",
        ["US"] = "+121255501##",
        ["CA"] = "+141655501##",
        ["DE"] = "+4917139200##",
        ["FR"] = "+3363998####",
    };

    private const string Elsewhere = "+447700900###";

    private static readonly People Russian = new(
        ["Алла", "Вероника", "Дарья", "Евгения", "Инна", "Ксения", "Лариса", "Надежда", "Оксана", "Полина", "Тамара", "Юлия"],
        ["Агапова", "Белоусова", "Вершинина", "Горшкова", "Ермолаева", "Зуева", "Кондратьева", "Лаптева", "Мельникова", "Носова", "Рожкова", "Третьякова", "Ушакова", "Шестакова"]);

    private static readonly People Ukrainian = new(
        ["Алла", "Вікторія", "Дарина", "Ірина", "Лариса", "Людмила", "Надія", "Оксана", "Олеся", "Соломія", "Тетяна", "Юлія"],
        ["Бондар", "Гнатюк", "Довженко", "Захарчук", "Коваль", "Лисенко", "Мазур", "Олійник", "Панченко", "Романюк", "Ткач", "Шевчук"]);

    private static readonly People Polish = new(
        ["Agata", "Beata", "Dorota", "Ewelina", "Grażyna", "Iwona", "Justyna", "Kinga", "Marzena", "Renata", "Sylwia", "Urszula"],
        ["Baran", "Czajka", "Duda", "Gajda", "Kozioł", "Lis", "Mazurek", "Nowicka", "Ostrowska", "Rutkowska", "Sikora", "Zawadzka"]);

    private static readonly People English = new(
        ["Alice", "Beth", "Caroline", "Diana", "Eleanor", "Grace", "Hannah", "Joanna", "Laura", "Naomi", "Rachel", "Susan"],
        ["Barnes", "Carter", "Ellis", "Foster", "Hughes", "Jenkins", "Marsh", "Palmer", "Reid", "Sutton", "Turner", "Webb"]);

    private static readonly Dictionary<string, People> ByCountry = new(StringComparer.Ordinal)
    {
        ["RU"] = Russian, ["BY"] = Russian, ["KZ"] = Russian, ["UA"] = Ukrainian, ["PL"] = Polish,
    };

    /// <summary>Cards that look like any others that were moved in from a phone book; no two of one name.</summary>
    /// <param name="ids">The clients that they become.</param>
    /// <param name="salon">Whose clients they seem to be.</param>
    /// <param name="today">The day, for an age.</param>
    public static IEnumerable<ClientForm> Some(IEnumerable<Guid> ids, Salon salon, DateOnly today)
    {
        var people = ByCountry.GetValueOrDefault(salon.CountryCode, English);
        var (first, last) = (Shuffled(people.First), Shuffled(people.Last));
        return ids.Select((id, i) => new ClientForm
        {
            Id = id,
            SalonId = salon.Id,
            FirstName = first[i],
            LastName = last[i],
            BirthDate = today.AddDays(-RandomNumberGenerator.GetInt32(20 * 365, 60 * 365)),
            Phones = [new() { Text = Number(salon.CountryCode).International }],
        });
    }

    /// <summary>A number that reaches nobody.</summary>
    public static PhoneNumber Number(string country) => PhoneNumber.FromE164(string.Concat(
        Numbers.GetValueOrDefault(country, Elsewhere).Select(c => c == '#' ? RandomNumberGenerator.GetInt32(10).ToString(CultureInfo.InvariantCulture) : c.ToString())));

    private static string[] Shuffled(string[] names)
    {
        string[] shuffled = [.. names];
        RandomNumberGenerator.Shuffle(shuffled.AsSpan());
        return shuffled;
    }

    private sealed record People(string[] First, string[] Last);
}
