namespace SalonCrm.Seed.Languages;

internal static class Polish
{
    public static Language Language { get; } = new()
    {
        Locale = "pl",
        Country = "PL",
        HasPatronymics = false,
        Women =
        [
            new("Katarzyna", "Kasia", "Kaśka"), new("Anna", "Ania", "Anka"), new("Małgorzata", "Gosia", "Małgosia"), new("Agnieszka", "Aga"),
            new("Joanna", "Asia"), new("Barbara", "Basia"), new("Magdalena", "Magda"), new("Aleksandra", "Ola"), new("Zofia", "Zosia"),
            new("Elżbieta", "Ela"), new("Monika"), new("Justyna"), new("Natalia", "Natalka"), new("Julia", "Julka"),
            new("Karolina", "Karola"), new("Dorota", "Dorotka"), new("Ewa", "Ewka"), new("Łucja"), new("Izabela", "Iza"), new("Wioletta", "Wiola"),
        ],
        Men =
        [
            new("Piotr", "Piotrek"), new("Tomasz", "Tomek"), new("Paweł"), new("Michał"), new("Jakub", "Kuba"),
            new("Krzysztof", "Krzysiek"), new("Łukasz"), new("Wojciech", "Wojtek"), new("Stanisław", "Staszek"),
        ],
        FeminineEndings = [("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"), ("ny", "na"), ("chy", "cha")],
        LeftOut = ["Konieczna", "Atanazy", "Galfryd", "Gonsalwy", "Brajan", "Wiara", "Ginewra", "Amabela", "Cyra", "Lucja", "Kaczyński", "Tusk"],
        Tags =
        [
            new("VIP", "VIP"), new("stała klientka", "stały klient"), new("z polecenia", "z polecenia"), new("pielęgnacja domowa", "pielęgnacja domowa"),
            new("lubi nowości", "lubi nowości"), new("karta podarunkowa", "karta podarunkowa"), new("rabat urodzinowy", "rabat urodzinowy"),
            new("abonament", "abonament"),
        ],
        Comments =
        [
            "Dzwonić po 17:00, wcześniej w pracy.", "Zwykle spóźnia się dziesięć minut – uprzedzić stylistkę.", "Kawa z mlekiem owsianym.",
            "Tylko terminy poranne.", "Przypominać SMS-em, nie odbiera telefonu.", "Przychodzi z wózkiem – stanowisko przy oknie.",
            "Woli ciszę podczas zabiegu.", "Płaci kartą, prosi o paragon na e-mail.", "Można proponować wolne miejsce na dziś, mieszka obok.",
            "Wizyta dwa razy przekładana, potwierdzać dzień wcześniej.", "Cienkie włosy, suszyć chłodnym nawiewem.",
            "Wrażliwa skóra głowy.\nSkład farby uzgodnić przed zabiegiem.", "Pyta o pielęgnację do domu, odłożyć próbki.",
        ],
        Preferences =
        [
            "Strzyżenie co sześć tygodni", "Manicure hybrydowy, stonowane kolory", "Chłodny blond, bez amoniaku", "Modelowanie bez lakieru",
            "Masaż twarzy", "Regulacja brwi, bez henny", "Pedicure raz w miesiącu", "Zabiegi bez substancji zapachowych",
        ],
        Allergens = ["amoniak", "nikiel", "lateks", "henna", "PPD (parafenylenodiamina)", "akrylany", "lidokaina", "propolis", "lanolina", "olejki eteryczne"],
        OwnLabels = ["komórka", "prywatny"],
        OtherLabels = ["praca", "domowy", "drugi", "WhatsApp"],
        Mother = "mama",
        Partner = new("mąż", "żona"),
        Self = new("klientka", "klient"),
        AddressFormat = "ul. {0} {1}/{2}, Warszawa",
        Streets = ["Jabłoniowa", "Kwiatowa", "Lipowa", "Słoneczna", "Ogrodowa", "Brzozowa", "Wiśniowa", "Leśna", "Cicha", "Łąkowa"],
    };
}
