using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class ContactFilePropertyTests
{
    private static readonly string[] Pieces =
    [
        "BEGIN:VCARD\n", "END:VCARD\n", "VERSION:2.1\n", "N:", "FN;ENCODING=QUOTED-PRINTABLE:", "=D0", "=\n", "\r", "\n ", ";", ",", "\"", "\\",
        "TEL;TYPE=\"", "TEL;VALUE=uri:tel:%", "BDAY:", "-", "1985", "04", "PHOTO;ENCODING=b:", "NOTE;ENCODING=b:", "AGENT:\n", "CHARSET=utf-16:", "item1.X-ABLabel:",
        "Имя;Телефон\n", "Name,Phone 1 - Value,Birthday\n", "Анна", "Иванович", "кызы ", "(", ")", "+7916", "\uFEFF", "\uFFFE", "\t", "|", ":::", "@", "\0",
    ];

    private static readonly string[] Headers =
    [
        "Фамилия", "Имя", "Отчество", "ФИО", "Name", "Imię i nazwisko", "Nickname", "Телефон", "Телефон мамы", "Номер", "E-mail", "Дата рождения",
        "Адрес", "Город", "Address 2 - City", "Комментарий", "Теги", "Пол", "Важность", "Любимый мастер", "",
    ];

    private static readonly string[] Properties =
    [
        "N:*", "N:;*", "N:A;B;C;*", "FN:*", "NICKNAME:*", "ORG:*", "TEL:*", "TEL;X-*:1", "EMAIL:*", "BDAY:*", "ADR:*", "ADR:;;;*", "NOTE:*", "*", "CATEGORIES:x,*",
        "URL:*", "X-SKYPE:*", "item1.X-ABRELATEDNAMES:*", "AGENT:*", "ANNIVERSARY:*",
    ];

    [Fact]
    public void Arbitrary_bytes_never_throw_anything_but_the_one_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Reads([]) && Reads(bytes) && Reads([.. "BEGIN:VCARD\nFN:"u8, .. bytes])
            && Reads([.. "Name;Phone\n"u8, .. bytes]) && Reads([0xFF, 0xFE, .. bytes])).QuickCheckThrowOnFailure();

    [Fact]
    public void Arbitrary_scraps_of_contact_files_never_throw_anything_but_the_one_exception()
    {
        var scraps = Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces)));
        Prop.ForAll(scraps.ToArbitrary(), bytes => Reads(bytes) && Reads([.. "BEGIN:VCARD\n"u8, .. bytes]) && Reads([.. "Name;Phone\n"u8, .. bytes]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void As_many_cards_as_there_are_become_rows_with_what_they_say() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), notes =>
        {
            var cards = notes.Select(note => $"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Анна\r\nNOTE:{Escape(note.Get)}\r\nEND:VCARD\r\n");
            return notes.Length == 0 || Says(Reading.Vcf(string.Concat(cards)), notes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void As_many_lines_as_there_are_become_rows_with_what_they_say() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), notes =>
        {
            var lines = notes.Select(note => $"Анна;\"{Plain(note.Get).Replace("\"", "\"\"", StringComparison.Ordinal)}\";1\r\n");
            return Says(Reading.Csv("Имя;Комментарий;Телефон\r\n" + string.Concat(lines)), notes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_value_of_a_table_stands_somewhere_in_its_row() =>
        Prop.ForAll(Gen.Elements(Headers).NonEmptyListOf().ToArbitrary(), headers =>
        {
            var values = headers.Select((_, i) => $"в{i}з").ToList();
            var file = $"Имя;{string.Join(';', headers)}\nАнна;{string.Join(';', values)}\n";
            return Holds(Assert.Single(Reading.Csv(file).GetAwaiter().GetResult()), values);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_value_of_a_card_stands_somewhere_in_its_row() =>
        Prop.ForAll(Gen.Elements(Properties).NonEmptyListOf().ToArbitrary(), properties =>
        {
            var values = properties.Select((_, i) => $"в{i}з").ToList();
            var lines = properties.Select((property, i) => property.Replace("*", values[i], StringComparison.Ordinal));
            return Holds(Reading.Card(string.Join('\n', lines)).GetAwaiter().GetResult(), values);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_character_set_there_is_can_be_named()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b), .. Enumerable.Range(0, 256).Select(b => (byte)(255 - b))];
        var quoted = string.Concat(all.Select(b => $"={b:X2}"));
        var names = CodePagesEncodingProvider.Instance.GetEncodings().Select(info => info.Name).Concat(["utf-7", "utf-8", "utf-16", "utf-32", "none"]).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(Reads(Encoding.ASCII.GetBytes($"BEGIN:VCARD\nFN;CHARSET={name};QUOTED-PRINTABLE:{quoted}\nEND:VCARD"))));
    }

    private static bool Holds(ContactRow row, List<string> values)
    {
        string?[] places =
        [
            row.LastName, row.FirstName, row.Patronymic, row.UnreadBirthDate, row.Address, row.Comment, .. row.Emails, .. row.Tags,
            .. row.Phones.SelectMany(phone => new[] { phone.Text, phone.Label }),
        ];
        return values.TrueForAll(value => Array.Exists(places, place => place?.Contains(value, StringComparison.Ordinal) == true));
    }

    private static bool Says(Task<List<ContactRow>> reading, NonNull<string>[] notes) =>
        reading.GetAwaiter().GetResult().Select(row => row.Problem is null ? row.Comment : "?")
            .SequenceEqual(notes.Select(note => CleanText.Block(Plain(note.Get))), StringComparer.Ordinal);

    // A lone half of a surrogate pair does not survive UTF-8, and a NUL makes a file binary.
    private static string Plain(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(text.Where(c => !char.IsControl(c)))));

    private static string Escape(string text) => Plain(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal);

    private static bool Reads(byte[] bytes)
    {
        try
        {
            return Reading.File(bytes, "contacts").GetAwaiter().GetResult().TrueForAll(row => row.Line > 0);
        }
        catch (ContactFileException)
        {
            return true;
        }
    }
}
