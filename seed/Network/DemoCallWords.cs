using SalonCrm.Data.Calls;

namespace SalonCrm.Seed.Network;

/// <summary>What front desks write down of calls, in the language of the salon.</summary>
internal static class DemoCallWords
{
    /// <summary>Outcomes with their notes; the first is one of a stranger.</summary>
    public static (CallOutcome? Outcome, string Note)[] Notes(string country) => country switch
    {
        "PL" =>
        [
            (CallOutcome.Asked, "Pytała o cenę koloryzacji, oddzwoni"),
            (CallOutcome.Booked, "Strzyżenie w piątek po pracy"),
            (CallOutcome.Booked, "Koloryzacja i pielęgnacja, ta sama stylistka"),
            (CallOutcome.Asked, "Czy można przyjść z dzieckiem"),
            (CallOutcome.Cancelled, "Chora, umówi się w przyszłym tygodniu"),
            (CallOutcome.Complaint, "Kolor spłukał się po tygodniu, zaproponowano poprawkę"),
            (null, "Pomyłka"),
        ],
        "UA" =>
        [
            (CallOutcome.Asked, "Питала ціну фарбування, передзвонить"),
            (CallOutcome.Booked, "Стрижка в п'ятницю ввечері"),
            (CallOutcome.Booked, "Манікюр до того ж майстра"),
            (CallOutcome.Asked, "Чи є паркування поруч"),
            (CallOutcome.Cancelled, "Захворіла, запишеться наступного тижня"),
            (CallOutcome.Complaint, "Колір змився за тиждень, запропонували виправити"),
            (null, "Помилилася номером"),
        ],
        _ =>
        [
            (CallOutcome.Asked, "Спрашивала цену окрашивания, перезвонит"),
            (CallOutcome.Booked, "Стрижка в пятницу после работы"),
            (CallOutcome.Booked, "Окрашивание и уход, к тому же мастеру"),
            (CallOutcome.Asked, "Можно ли прийти с ребёнком"),
            (CallOutcome.Cancelled, "Заболела, запишется на следующей неделе"),
            (CallOutcome.Complaint, "Цвет смылся за неделю, предложили исправить"),
            (null, "Ошиблась номером"),
        ],
    };

    /// <summary>The note of a call during which something was promised.</summary>
    public static string Promised(string country) => country switch
    {
        "PL" => "Zapisane wśród obietnic, czeka na telefon",
        "UA" => "Записано до обіцянок, чекає на дзвінок",
        _ => "Записано в обещания, ждёт звонка",
    };
}
