using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

/// <summary>Cards as phones and mail programs write them.</summary>
public class VCardExportsTests
{
    [Fact]
    public async Task An_iphone_exports_groups_and_wrapped_labels()
    {
        var rows = await Reading.Vcf(
            """
            BEGIN:VCARD
            VERSION:3.0
            PRODID:-//Apple Inc.//iPhone OS 17.5.1//EN
            N:Иванова;Анна;Петровна;;
            FN:Анна Петровна Иванова
            EMAIL;type=INTERNET;type=HOME;type=pref:anna@example.com
            TEL;type=CELL;type=VOICE;type=pref:+7 (916) 123-45-67
            item1.TEL:8 495 765-43-21
            item1.X-ABLabel:_$!<Work>!$_
            item2.ADR;type=HOME;type=pref:;;ул. Мира 1\nкв. 2;Москва;;101000;Россия
            item2.X-ABADR:ru
            NOTE:Аллергия на латекс\nПредпочитает утро
            BDAY:1985-04-12
            PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/4gIoSUNDX1BST0ZJTEUA
             AQEAAAIYAAAAAAQwAABtbnRyUkdCIFhZWiAAAAAAAAAAAAAAAABhY3NwAAAAAAAAAAAAAAAA
            X-ABUID:5AD380FD\:ABPerson
            END:VCARD

            """);
        var row = Assert.Single(rows);
        Assert.Equal(("Иванова", "Анна", "Петровна", null), (row.LastName, row.FirstName, row.Patronymic, row.Problem));
        Assert.Equal([new("+7 (916) 123-45-67", "mobile"), new("8 495 765-43-21", "work")], row.Phones);
        Assert.Equal("anna@example.com", Assert.Single(row.Emails));
        Assert.Equal("ул. Мира 1 кв. 2, Москва, 101000, Россия", row.Address);
        Assert.Equal("Аллергия на латекс\nПредпочитает утро", row.Comment);
        Assert.Equal(new DateOnly(1985, 4, 12), row.BirthDate);
    }

    [Fact]
    public async Task An_android_phone_exports_quoted_printable_with_soft_breaks()
    {
        var rows = await Reading.Vcf(
            """
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2=D0=B0;=D0=90=D0=BD=
            =D0=BD=D0=B0;=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2=D0=BD=D0=B0;;
            FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=BD=D0=BD=D0=B0
            TEL;CELL;PREF:+79161234567
            TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D0=9C=D0=B0=D0=BC=D0=B0):84957654321
            NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=D0=BB=D0=BB=D0=B5=D1=80=
            =D0=B3=D0=B8=D1=8F=0D=0A=D0=BD=D0=B0 =
            =D0=BC=D1=91=D0=B4=
            END:VCARD
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=D0=9E=D0=BB=D1=8F=
            =20=D0=9D=D0=BE=D0=B3=D1=82=D0=B8;;;
            TEL;CELL:89031112233
            PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEB
             AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB

            END:VCARD
            """);
        Assert.Equal(2, rows.Count);
        Assert.Equal(("Иванова", "Анна", "Петровна", null), (rows[0].LastName, rows[0].FirstName, rows[0].Patronymic, rows[0].Problem));
        Assert.Equal([new("+79161234567", "mobile"), new("84957654321", "Мама")], rows[0].Phones);
        Assert.Equal("Аллергия\nна мёд", rows[0].Comment);
        Assert.Equal(("Оля Ногти", 12, null), (rows[1].FirstName, rows[1].Line, rows[1].Comment));
    }

    [Fact]
    public async Task Some_phones_break_quoted_printable_without_a_sign()
    {
        var rows = await Reading.Vcf(
            "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=98=D0=B2=D0=B0=D0=BD\n=D0=BE=D0=B2;;;;\nEND:VCARD");
        Assert.Equal("Иванов", Assert.Single(rows).LastName);
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    [InlineData("iso-8859-5")]
    public async Task Quoted_printable_is_in_the_character_set_it_names(string charset)
    {
        var quoted = string.Concat(Reading.CodePage(charset).GetBytes("Её;Анна").Select(b => $"={b:X2}"));
        var rows = await Reading.Vcf($"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET={charset};QUOTED-PRINTABLE:{quoted}\nEND:VCARD");
        Assert.Equal(("Её", "Анна"), (Assert.Single(rows).LastName, rows[0].FirstName));
    }

    [Fact]
    public async Task A_character_set_nobody_knows_is_ignored()
    {
        var row = await Reading.Card("N;CHARSET=X-NONSENSE:Иванова;Анна");
        Assert.Equal("Иванова", row.LastName);
    }

    [Fact]
    public async Task Base64_may_hold_text()
    {
        var note = Convert.ToBase64String("Аллергия"u8);
        Assert.Equal("Аллергия", (await Reading.Card($"FN:A\nNOTE;ENCODING=BASE64;CHARSET=UTF-8:{note}")).Comment);
    }

    [Fact]
    public async Task Outlook_and_version_4_write_their_own_ways()
    {
        var rows = await Reading.Vcf(
            """
            BEGIN:VCARD
            VERSION:2.1
            N;LANGUAGE=pl:Kowalska;Anna
            FN:Anna Kowalska
            ORG:Studio Urody
            TEL;CELL;VOICE:600 700 800
            ADR;HOME;PREF;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;ul. Pi=C4=99kna 1=0D=0Am. 5;Warszawa;;00-001;Polska
            X-MS-OL-DEFAULT-POSTAL-ADDRESS:1
            EMAIL;PREF;INTERNET:anna@example.pl
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Anna Kowalska
            N:Kowalska;Anna;;;
            GENDER:F
            BDAY:--0412
            TEL;TYPE="cell,voice";VALUE=uri:tel:+48-600-700-800
            END:VCARD
            """);
        Assert.Equal("ul. Piękna 1 m. 5, Warszawa, 00-001, Polska", rows[0].Address);
        Assert.Equal("ORG: Studio Urody", rows[0].Comment);
        Assert.Equal(new ContactPhone("+48-600-700-800", "mobile"), Assert.Single(rows[1].Phones));
        Assert.Equal("GENDER: F\nBDAY: --0412", rows[1].Comment);
    }
}
