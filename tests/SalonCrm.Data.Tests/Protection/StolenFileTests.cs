using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Tests.OwnFields;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>Known people go in through the door; then the database, its log and its shared memory are read as bytes.</summary>
public sealed class StolenFileTests
{
    private static readonly (string Last, string First, string Patronymic)[] Names =
    [
        ("Верещагина", "Святослава", "Мстиславовна"), ("Преображенская", "Аполлинария", "Всеволодовна"),
        ("Żółkiewska", "Małgorzata", "Stanisławówna"), ("Featherstonehaugh", "Persephone", "Quimby"), ("Цвєткова", "Соломія", "Ярославівна"),
    ];

    [Fact]
    public async Task The_database_its_log_and_its_shared_memory_hold_no_name_phone_or_email_of_anybody()
    {
        await using var network = await SomeNetwork.Make();
        // While somebody reads, the log stays: it holds what the database file does not hold yet.
        await using var reader = network.Db();
        await reader.Database.OpenConnectionAsync();
        var secrets = new HashSet<string>(StringComparer.Ordinal) { "head@salon.example", "Глава" };
        var field = new OwnFieldForm { Names = { ["ru"] = "Мечта" } };
        (await network.Fields().Save(network.Head, field)).Expect();
        for (var i = 0; i < 20; i++)
        {
            secrets.UnionWith(await Keep(network, i, field.Id));
        }

        secrets.UnionWith(await KeepAccount(network));
        await network.Search.Find(network.Staff, "Верещагина");

        var files = Directory.GetFiles(network.Place.Folder).ToDictionary(f => Path.GetFileName(f)!, ReadShared, StringComparer.Ordinal);
        Assert.Equal(["salon.db", "salon.db-shm", "salon.db-wal", "salon.db.upgrade"], files.Keys.Order(StringComparer.Ordinal));
        Assert.True(files["salon.db-wal"].Length > 100_000);

        // The search itself works: what is plain on purpose is found.
        Assert.NotEmpty(Finds(files, ["Арбат", "Мечта"]));
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            for (var shift = 0; shift < 3; shift++)
            {
                var planted = Convert.ToBase64String([.. new byte[shift], .. encoding.GetBytes("Верещагина")]);
                Assert.NotEmpty(Finds(new() { ["planted"] = Encoding.ASCII.GetBytes($"xx{planted}xx") }, ["Верещагина"]));
            }

            Assert.NotEmpty(Finds(new() { ["planted"] = [1, 2, 3, .. encoding.GetBytes("Верещагина"), 4] }, ["Верещагина"]));
        }

        Assert.True(secrets.Count > 200);
        Assert.Empty(Finds(files, secrets));
    }

    /// <summary>Grep of database, log, backups, salts, trail's head and keys, for a thousand people. Each value has one of few beginnings, so these are looked for.</summary>
    [Fact]
    public async Task Of_a_thousand_people_no_file_that_the_portal_writes_holds_anything_backups_and_keys_included()
    {
        await using var network = await SomeNetwork.Make();
        await using var reader = network.Db();
        await reader.Database.OpenConnectionAsync();
        var rows = Enumerable.Range(0, 1000).Select(i => $"Верещагинская{i};Святослава{i};+7 916 77{i / 100}-{i % 100:00}-{i % 97:00};person{i}@unheard-of.example;Боится сквозняка {i}");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("Фамилия;Имя;Телефон;Email;Комментарий\n" + string.Join('\n', rows)));
        var summary = (await network.Services.GetRequiredService<ContactImport>().Run(network.Manager, file, "contacts.csv", network.Salon, _ => ValueTask.CompletedTask)).Expect();
        Assert.Equal(1000, summary.Imported);
        (await network.Services.GetRequiredService<NetworkBackups>().Make(network.Head)).Expect();

        var files = Directory.EnumerateFiles(network.Root, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(network.Root, f), ReadShared, StringComparer.Ordinal);
        Assert.All([".db", ".db-wal", ".json", ".salts", ".head"], kind => Assert.Contains(files.Keys, f => f.EndsWith(kind, StringComparison.Ordinal)));
        Assert.True(files.Count(f => f.Key.EndsWith(".db", StringComparison.Ordinal)) > 1, "no backup");
        Assert.NotEmpty(Finds(files, ["Арбат"]));
        Assert.Empty(Finds(files, ["Верещагинская", "Святослава", "+791677", "916 77", "(916) 77", "unheard-of", "Боится сквозняка"]));
    }

    private static async Task<IEnumerable<string>> Keep(SomeNetwork network, int i, Guid field)
    {
        var (last, first, patronymic) = Names[i % Names.Length];
        var phone = PhoneNumber.FromE164($"+7916{7_000_000 + (i * 48_611)}");
        var form = new ClientForm
        {
            SalonId = network.Salon,
            LastName = last + (char)('а' + i),
            FirstName = first,
            Patronymic = patronymic,
            Phones = [new() { Text = phone.National, Label = $"бабушкин{i}" }],
            Email = $"person.{i}@unheard-of.example",
            Address = $"Кривоколенный переулок, {1000 + i}",
            Comment = $"Боится сквозняка №{i}",
            Tags = [$"капризная{i}", $"щедрая{i}"],
            ContactInstead = $"Тётя Фрося{i}",
            ServicePreferences = $"Только по четвергам{i}",
            ConsentsToHealthData = true,
            AllergyState = AllergyState.Listed,
            Allergies = [$"хна индийская{i}"],
        };
        var secrets = new List<string>
        {
            last, form.LastName, first, patronymic, form.Email, form.Address, form.Comment, form.Tags[0], form.Tags[1], form.ContactInstead,
            form.ServicePreferences, form.Allergies[0], form.Phones[0].Label!, phone.E164, phone.Digits, phone.National, phone.International, phone.Digits[1..],
        };
        (await network.Cards.Create(network.Manager, form)).Expect();
        var edit = (await network.Card(form.Id)).Form!;
        edit.Email = $"changed.{i}@unheard-of.example";
        (await network.Cards.Edit(network.Manager, edit, new ClientRequest($"Свекровь{i}", Recognition.CalledBack))).Expect();
        var own = new OwnValuesForm { ClientId = form.Id, Lines = [new() { FieldId = field, Value = $"Увидеть Занзибар{i}" }] };
        (await network.OwnValues().SaveInPersonalData(network.Manager, own)).Expect();
        return [.. secrets, $"Увидеть Занзибар{i}", "Занзибар", edit.Email, $"Свекровь{i}"];
    }

    private static async Task<IEnumerable<string>> KeepAccount(SomeNetwork network)
    {
        var form = new AccountForm { DisplayName = "Пульхерия Ивановна", Email = "pulcheria@desk.example", Role = Role.Staff, Salons = [network.Salon] };
        (await network.In<Accounts, Outcome<Guid>>(a => a.Add(Actor.Operator, form))).Expect();
        await using var db = network.Db();
        db.Masters.Add(new Master { SalonId = network.Salon, Name = "Евлампия" });
        await db.SaveChangesAsync();
        return ["Пульхерия Ивановна", "Пульхерия", "pulcheria@desk.example", "PULCHERIA@DESK.EXAMPLE", "Евлампия"];
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Looks at each place of each file once: whose first four bytes stand there?</summary>
    private static List<string> Finds(Dictionary<string, byte[]> files, IEnumerable<string> texts)
    {
        var spellings = texts.SelectMany(t => Spellings(t).Select(s => (Text: t, s.How, s.Bytes))).ToLookup(s => BitConverter.ToUInt32(s.Bytes));
        var heads = spellings.Select(s => s.Key).ToHashSet();
        var found = new List<string>();
        foreach (var (name, bytes) in files)
        {
            for (var i = 0; i + sizeof(uint) <= bytes.Length; i++)
            {
                var head = BitConverter.ToUInt32(bytes, i);
                if (heads.Contains(head))
                {
                    found.AddRange(spellings[head].Where(s => bytes.AsSpan(i).StartsWith(s.Bytes)).Select(s => $"{s.Text} as {s.How} in {name}"));
                }
            }
        }

        return found;
    }

    private static IEnumerable<(string How, byte[] Bytes)> Spellings(string text)
    {
        (string, Encoding)[] encodings = [("UTF-8", Encoding.UTF8), ("UTF-16LE", Encoding.Unicode), ("UTF-16BE", Encoding.BigEndianUnicode)];
        foreach (var (name, encoding) in encodings)
        {
            var bytes = encoding.GetBytes(text);
            yield return (name, bytes);
            for (var shift = 0; shift < 3; shift++)
            {
                // Whole groups of three bytes spell the same base64 wherever they stand; the rims depend on the neighbours.
                var whole = (bytes.Length - shift) / 3 * 3;
                if (whole >= 6)
                {
                    yield return ($"base64 of {name}", Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes, shift, whole)));
                }
            }
        }
    }
}
