using SalonCrm.Data.Access;
using SalonCrm.Seed.Languages;

namespace SalonCrm.Seed.Network;

/// <summary>A salon of the demo network with its people.</summary>
/// <param name="Name">As a front desk says it.</param>
/// <param name="Key">Its name in mail addresses.</param>
/// <param name="Language">Of its country and its notes.</param>
/// <param name="Masters">As clients know them; the first has an account too.</param>
/// <param name="Manager">Who edits cards.</param>
/// <param name="Desk">Who sits at the front desk.</param>
internal sealed record DemoPlace(string Name, string Key, Language Language, string[] Masters, string Manager, string Desk)
{
    public IEnumerable<(Role Role, string Name, string Email)> Accounts =>
    [
        (Role.Manager, Manager, $"manager.{Key}@{DemoPlaces.MailDomain}"),
        (Role.Staff, Desk, $"desk.{Key}@{DemoPlaces.MailDomain}"),
        (Role.Specialist, Masters[0], $"specialist.{Key}@{DemoPlaces.MailDomain}"),
    ];
}

/// <summary>The demo network: an invented brand with a salon in each of three cities.</summary>
internal static class DemoPlaces
{
    public const string NetworkName = "Verbenika";
    public const string MailDomain = "demo.example";
    public const string HeadName = "Елена Вересова";
    public const string HeadEmail = "head@" + MailDomain;
    public const int MastersInSalon = 4;

    public static Language[] Languages { get; } = [Russian.Language, Polish.Language, Ukrainian.Language];

    public static DemoPlace[] Salons { get; } =
    [
        new("Арбат", "arbat", Russian.Language, ["Алина Дроздова", "Марина Белова", "Тимур Гареев", "Ольга Веснина"], "Наталья Громова", "Полина Ершова"),
        new("Mokotów", "mokotow", Polish.Language, ["Agnieszka Wrona", "Katarzyna Lis", "Marta Zielińska", "Paweł Gajda"], "Ewa Kalinowska", "Zofia Maj"),
        new("Поділ", "podil", Ukrainian.Language, ["Оксана Коваленко", "Леся Гончар", "Дарина Мельник", "Богдан Юрченко"], "Ірина Савчук", "Соломія Бондар"),
    ];

    public static int[] Numbered { get; } = [0, 1, 2];

    /// <summary>How the clients spread over the salons.</summary>
    public static float[] Weights { get; } = [0.38f, 0.32f, 0.30f];
}
