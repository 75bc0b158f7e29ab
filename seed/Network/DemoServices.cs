using SalonCrm.Data.Network;

namespace SalonCrm.Seed.Network;

/// <summary>What a service does: what is written of it follows from that.</summary>
internal enum ServiceKind
{
    Cut,
    Colour,
    Nails,
    Face,
}

/// <summary>A service of a demo salon, priced in its currency.</summary>
internal sealed record DemoService(string Category, string Name, decimal Price, int Minutes, ServiceKind Kind);

/// <summary>What the demo network offers and asks: each salon's services in its language and currency, two surveys for all.</summary>
internal static class DemoServices
{
    /// <summary>In every salon the second service is the men's cut.</summary>
    public const int MensCut = 1;

    // A haircut is over sooner, whatever it is called.
    private const int ShortestColouring = 100;

    private static readonly (string Category, (string Name, decimal Price, int Minutes)[] Services)[][] Offered =
    [
        [
            ("Волосы", [("Стрижка женская", 2800, 60), ("Стрижка мужская", 1900, 45), ("Окрашивание в один тон", 5200, 120), ("Сложное окрашивание", 9800, 210), ("Укладка", 2200, 45)]),
            ("Ногти", [("Маникюр с покрытием", 2600, 90), ("Педикюр", 3200, 75)]),
            ("Лицо", [("Массаж лица", 3000, 50), ("Чистка лица", 4200, 80), ("Оформление бровей", 1400, 30)]),
        ],
        [
            ("Włosy", [("Strzyżenie damskie", 160, 60), ("Strzyżenie męskie", 90, 40), ("Koloryzacja", 320, 120), ("Modelowanie", 110, 45)]),
            ("Paznokcie", [("Manicure hybrydowy", 140, 75), ("Pedicure", 170, 75)]),
            ("Twarz", [("Masaż twarzy", 180, 50), ("Regulacja brwi", 70, 30)]),
        ],
        [
            ("Волосся", [("Стрижка жіноча", 900, 60), ("Стрижка чоловіча", 600, 45), ("Фарбування в один тон", 1900, 120), ("Укладання", 700, 45)]),
            ("Нігті", [("Манікюр з покриттям", 800, 90), ("Педикюр", 1000, 75)]),
            ("Обличчя", [("Масаж обличчя", 950, 50), ("Корекція брів", 450, 30)]),
        ],
    ];

    private static readonly DemoService[][] All =
        [.. Offered.Select(place => place.SelectMany((c, i) => c.Services.Select(s => new DemoService(c.Category, s.Name, s.Price, s.Minutes, Kind(i, s.Minutes)))).ToArray())];

    /// <summary>The services of a salon of <see cref="DemoPlaces.Salons"/>, always in the same order.</summary>
    public static DemoService[] Of(int place) => All[place];

    /// <summary>The same as the salon offers them.</summary>
    public static IEnumerable<OfferedService> Of(int place, Guid salon) => Of(place).Select(service => new OfferedService
    {
        SalonId = salon,
        Category = service.Category,
        Name = service.Name,
        Hundredths = (long)(service.Price * 100),
        Minutes = service.Minutes,
    });

    public static IEnumerable<SurveyTemplate> Surveys =>
    [
        new()
        {
            Name = "Первая консультация",
            Questions = "Что хочется изменить?\nКакой уход дома?\nБыли ли реакции на краску или косметику?\nСколько времени на укладку по утрам?",
            BestScore = 10,
        },
        new()
        {
            Name = "После визита",
            Questions = "Довольны ли вы результатом?\nВсё ли объяснил мастер?\nУдобно ли было записаться?\nПорекомендуете ли нас знакомым?",
            BestScore = 10,
        },
    ];

    private static ServiceKind Kind(int category, int minutes) => category switch
    {
        0 => minutes < ShortestColouring ? ServiceKind.Cut : ServiceKind.Colour,
        1 => ServiceKind.Nails,
        _ => ServiceKind.Face,
    };
}
