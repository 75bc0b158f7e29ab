namespace SalonCrm.Data.Exchange;

/// <summary>
/// The headers that are known: what people write above their tables in Russian, Ukrainian, Polish and English, and what Google
/// Contacts and Outlook export. Numbers in headers are not part of them.
/// </summary>
internal static class CsvHeaderWords
{
    public static readonly (CsvField Field, string? Label, string Headers)[] All =
    [
        (CsvField.LastName, null,
            "Last Name|Family Name|Surname|Фамилия|Фамилия клиента|Nazwisko|Nazwisko klienta|Прізвище|Прізвище клієнта"),
        (CsvField.FirstName, null, "First Name|Given Name|Forename|Imię|Imie|Imię klienta"),
        (CsvField.LooseName, null, "Имя|Имя клиента|Ім'я|Ім'я клієнта"),
        (CsvField.Patronymic, null,
            "Middle Name|Additional Name|Patronymic|Отчество|По батькові|Drugie imię|Drugie imie|Imię odojcowskie"),
        (CsvField.FullName, null,
            """
            Name|Full Name|Client|Client Name|Customer|Customer Name|Contact|Contact Name|Display Name|File As
            Клиент|Клиенты|Клиентка|Контакт|Контактное лицо|Полное имя|Название контакта
            Klient|Klientka|Kontakt|Клієнт|Клієнтка|Повне ім'я
            """),
        (CsvField.FullNameLastFirst, null,
            """
            ФИО|ФИО клиента|Ф.И.О.|Фамилия Имя|Фамилия и имя|Фамилия, имя|Фамилия Имя Отчество|Фамилия, имя, отчество
            ПІБ|ПІБ клієнта|Прізвище та ім'я|Прізвище і ім'я|Прізвище ім'я|Прізвище ім'я по батькові
            Nazwisko i imię|Nazwisko i imie|Nazwisko imię|Last Name First Name|Last, First
            """),
        (CsvField.FullNameFirstLast, null,
            "Имя Фамилия|Имя и фамилия|Imię i nazwisko|Imie i nazwisko|Imię nazwisko|Ім'я та прізвище|Ім'я прізвище|First and Last Name|First Last"),
        (CsvField.NameOfLastResort, null,
            "Nickname|Company|Organization|Organization Name|Компания|Организация|Псевдоним|Firma|Pseudonim|Компанія|Організація"),

        (CsvField.Phone, null,
            """
            Phone|Phones|Phone Number|Telephone|Telephone Number|Tel|Tel. no.|Phone - Value|Contact Phone
            Телефон|Телефоны|Тел.|Тел. номер|Номер телефона|Телефон клиента|Контактный телефон|Телефони|Номер телефону|Телефон клієнта
            Telefon|Telefony|Numer telefonu|Nr telefonu|Nr tel.|Telefon kontaktowy|Telefon klienta
            """),
        (CsvField.LoosePhone, null, "Number|Номер|Numer"),
        (CsvField.Phone, "mobile",
            """
            Mobile|Mobile Phone|Mobile Number|Cell|Cell Phone|Мобильный|Мобильный телефон|Моб.|Моб. телефон|Моб. тел.|Сотовый
            Сотовый телефон|Телефон переносной|Мобільний|Мобільний телефон|Telefon komórkowy|Tel. kom.|Tel. komórkowy|Komórka|Komórkowy
            """),
        (CsvField.Phone, "home",
            "Home Phone|Домашний телефон|Дом. телефон|Телефон дом.|Телефон домашний|Домашній телефон|Telefon domowy|Tel. domowy"),
        (CsvField.Phone, "work",
            """
            Work Phone|Business Phone|Company Main Phone|Рабочий телефон|Раб. телефон|Телефон раб.|Телефон рабочий|Телефон организации
            Робочий телефон|Telefon służbowy|Telefon firmowy|Tel. służbowy
            """),
        (CsvField.Phone, "main", "Primary Phone|Main Phone|Основной телефон|Основний телефон|Telefon główny|Telefon podstawowy"),
        (CsvField.Phone, "other", "Other Phone|Другой телефон|Доп. телефон|Дополнительный телефон|Інший телефон|Inny telefon"),
        (CsvField.Phone, "fax",
            "Fax|Home Fax|Business Fax|Work Fax|Other Fax|Факс|Домашний факс|Рабочий факс|Другой факс|Faks|Faks domowy|Faks służbowy"),
        (CsvField.Phone, "pager", "Pager|Пейджер"),
        (CsvField.Phone, "WhatsApp", "WhatsApp|Ватсап|Вотсап"),
        (CsvField.Phone, "Viber", "Viber|Вайбер"),
        (CsvField.PhoneLabel, null, "Phone - Type|Phone - Label|Тип телефона|Typ telefonu"),
        (CsvField.Email, null,
            """
            Email|E-mail|Email Address|E-mail Address|E-mail - Value|Mail|Эл. почта|Электронная почта|Почта|Адрес эл. почты
            Адрес электронной почты|Имейл|Adres e-mail|Adres email|Poczta|Poczta elektroniczna|Ел. пошта|Електронна пошта|Пошта|Адреса електронної пошти
            """),

        (CsvField.BirthDate, null,
            """
            Birthday|Birth Date|Birthdate|Date of Birth|DOB|Bday|Дата рождения|День рождения|Д.р.|Дата рожд.|Data urodzenia|Data ur.|Urodziny
            Дата народження|День народження
            """),
        (CsvField.Address, null,
            """
            Address|Full Address|Home Address|Address - Formatted|Адрес|Адрес клиента|Домашний адрес|Адрес проживания
            Adres|Adres klienta|Adres zamieszkania|Адреса|Адреса клієнта|Домашня адреса
            """),
        (CsvField.AddressPart, null,
            """
            Street|City|Region|State|Postal Code|ZIP|ZIP Code|Country|Address - Street|Address - City|Address - Region|Address - Postal Code
            Address - Country|Address - PO Box|Address - Extended Address|Home Street|Home City|Home State|Home Postal Code
            Home Country|Home Country/Region|Улица|Дом|Квартира|Город|Область|Индекс|Почтовый индекс|Страна|Улица (дом. адрес)
            Город (дом. адрес)|Область (дом. адрес)|Почтовый код (дом.)|Индекс (дом.)|Страна или регион (дом. адрес)|Ulica|Miasto|Miejscowość
            Województwo|Kod pocztowy|Kraj|Вулиця|Будинок|Місто|Поштовий індекс|Країна
            """),
        (CsvField.Comment, null,
            """
            Notes|Note|Comment|Comments|Remark|Remarks|Комментарий|Комментарии|Примечание|Примечания|Заметки|Заметка|Описание
            Uwagi|Uwaga|Notatki|Notatka|Komentarz|Komentarze|Коментар|Коментарі|Примітка|Примітки|Нотатки
            """),
        (CsvField.Tags, null,
            """
            Tags|Tag|Categories|Category|Labels|Group|Groups|Group Membership|Теги|Тег|Метки|Метка|Категории|Категория|Группа|Группы
            Tagi|Etykiety|Etykieta|Kategorie|Kategoria|Grupa|Grupy|Мітки|Мітка|Категорії|Категорія|Група|Групи
            """),

        // Outlook fills these for everybody.
        (CsvField.Housekeeping, null,
            "Priority|Private|Sensitivity|Gender|Anniversary|Важность|Частное|Пометка|Пол|Годовщина|Priorytet|Prywatne|Charakter|Płeć|Rocznica"),

        // Of the file, not of the person.
        (CsvField.LeftOut, null, "Photo|Фото|Zdjęcie|E-mail - Type|E-mail - Label|Address - Type|Address - Label|Email Type|E-mail Type"),
    ];
}
