using SalonCrm.Data.Health;
using SalonCrm.Seed.Network;

namespace SalonCrm.Seed.Records;

internal static class PolishWords
{
    public static Words Words { get; } = new()
    {
        Wishes =
        [
            "Zachować długość, podciąć tylko końcówki.", "Odcień chłodniejszy niż ostatnio, bez żółci.", "Bez mocnych zapachów, boli ją głowa.",
            "Najwyżej dwie godziny, potem spotkanie.", "Myć letnią wodą.",
        ],
        Praise = ["Kolor wyszedł równo, bardzo zadowolona.", "Spokojnie i szybko, wróci.", "Podobało się, że fryzjer wyjaśnił pielęgnację.", "Manicure trzymał się cztery tygodnie."],
        Complaints = ["Czekała dwadzieścia minut bez słowa wyjaśnienia.", "Odcień ciemniejszy, niż się umawiali."],
        Materials = new()
        {
            [ServiceKind.Colour] =
            [
                "7/1 + 8/0 (1:1), 60 g, utleniacz 6 %, 35 min", "9/16 + 10/6 (2:1), 45 g, utleniacz 3 %, 20 min",
                "Rozjaśnianie do tła 9, tonowanie 10/18, 1,5 %, 15 min",
            ],
            [ServiceKind.Nails] = ["Baza różowa, hybryda nr 118, dwie warstwy", "Kształt migdał, hybryda nr 42, top matowy"],
            [ServiceKind.Face] = ["Peeling enzymatyczny, maska z azulenem, krem SPF 30", "Olejek do masażu bez zapachu"],
        },
        Products = [("Szampon do włosów farbowanych, 250 ml", 79), ("Oliwka do skórek", 32), ("Maska regenerująca, 200 ml", 115), ("Krem SPF 50", 98)],
        Reactions =
        [
            ("Świąd i zaczerwienienie przy linii włosów", Severity.Moderate), ("Obrzęk powiek po godzinie", Severity.Severe),
            ("Suchość i łuszczenie", Severity.Mild), ("Wysypka na szyi", Severity.Moderate),
        ],
        Health = new()
        {
            [HealthNoteKind.Contraindication] = ["Bez peelingu kwasami: przyjmuje retinoidy", "Bez gorącego wosku, żylaki", "Bez masażu karku: dyskopatia szyjna"],
            [HealthNoteKind.ChronicCondition] = ["Łuszczyca skóry głowy w remisji", "Cukrzyca typu 2, skaleczenia goją się długo", "Nadciśnienie"],
            [HealthNoteKind.PhysicalFeature] = ["Drżenie rąk: dłoń oprzeć na poduszce", "Słabo słyszy na prawe ucho", "Trudno jej odchylić głowę przy myjce"],
        },
        Tasks = ["Odłożyć zestaw upominkowy na wizytę", "Potwierdzić godzinę u mistrza", "Przygotować próbkę nowej farby"],
        CallBack = "Oddzwonić o piątej: prosiła wieczorem",
        Answers = ["Przyśle adres w wiadomości", "Oddzwoni wieczorem", "Powie przy wizycie"],
        Promises =
        [
            "Dowiedzieć się o inną farbę, bez amoniaku, i oddzwonić", "Odłożyć oliwkę do skórek na następną wizytę",
            "Znaleźć termin w sobotę rano", "Wysłać zdjęcia chłodnych odcieni blondu",
        ],
        Notes = new()
        {
            [ServiceKind.Cut] = ["Dwa wiry na czubku, grzywki nie skracać za bardzo.", "Włosy cienkie, cieniować tylko końce."],
            [ServiceKind.Colour] = ["Siwizna przy skroniach około 40 %, odrost trzymać 5 minut dłużej.", "Długość porowata: przed tonowaniem wyrównać sprayem."],
            [ServiceKind.Nails] = ["Płytka cienka, nie używać frezarki.", "Onycholiza na lewym kciuku ustąpiła."],
            [ServiceKind.Face] = ["Naczynka na policzkach, masować lekko.", "Skóra odwodniona, strefa T się świeci."],
        },
        Dyes = ["Farba 7/1, utleniacz 6 %", "Farba do brwi 3.0", "Żel tonujący 10/18"],
        CalmSkin = "Po 48 godzinach skóra czysta.",
        RedSkin = "Po dobie zaczerwienienie i świąd za uchem, zmyto.",
        Consultations =
        [
            ("Chce wrócić do naturalnego koloru.\nW domu: szampon z drogerii, bez maski.\nReakcji nie pamięta.\nNa układanie 10 minut.", "Zejść z koloru w trzy wizyty, dobrać łagodną pielęgnację."),
            ("Chce objętości u nasady.\nW domu: odżywka i olejek.\nRaz swędziała skóra po farbie.\nNie ma czasu na układanie.", "Najpierw próba na alergię."),
        ],
        Impressions =
        [
            ("Z wyniku zadowolona, wszystko wyjaśnione, łatwo się umówić.", "Zaproponować termin za sześć tygodni."),
            ("Wynik dobry, czekała 15 minut.", "Umawiać z zapasem."),
        ],
        Advice =
        [
            ("Maska regenerująca na długość", "miesiąc", "raz w tygodniu"), ("Nie myć włosów dwie doby po farbowaniu", "dwie doby", null),
            ("Oliwka do skórek na noc", "dwa tygodnie", "co wieczór"), ("Krem z SPF 50 przed wyjściem", "do jesieni", "co rano"), ("Przyjść na korektę odcienia", null, null),
        ],
        Dear = ["dla siostry Ani", "dla mamy", "dla przyjaciółki"],
        GiftAmounts = [200, 300, 500],
    };
}
