using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public sealed class ContactImportTests : IAsyncLifetime
{
    private readonly List<ImportRejection> _rejected = [];
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Make();

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_phone_book_moves_in_and_each_row_is_accounted_for()
    {
        var summary = await Import("phones.vcf", """
            BEGIN:VCARD
            VERSION:3.0
            N:Иванова;Мария;Петровна;;
            TEL;TYPE=CELL:8 (916) 123-45-67
            EMAIL:maria@mail.example
            BDAY:1985-04-12
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Без номера
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            N:Kowalska;Anna;;;
            TEL:0048 601 234 567
            END:VCARD
            """);

        Assert.Equal(new ImportSummary(2, 0, 1), summary);
        Assert.Equal(new FieldProblem(Field.Phones, Problem.Required), Assert.Single(_rejected).Field);
        Assert.Equal(8, _rejected[0].Line);
        var maria = await Only("Иванова");
        Assert.Equal(("Мария", "Петровна", "maria@mail.example", new DateOnly(1985, 4, 12)), (maria.Name.First, maria.Name.Patronymic, maria.Email, maria.BirthDate));
        Assert.Equal(ClientStatus.Registered, maria.Status);
        Assert.Equal("+48 601 234 567", Assert.Single((await Only("kowalska")).Phones).Text);
        Assert.Equal(ClientStatus.Guest, (await Only("kowalska")).Status);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nobody()
    {
        const string File = "Имя;Телефон;Email\nМария Иванова;8 916 123-45-67;m@mail.example\nАнна;+7 916 765 43 21;\n";
        Assert.Equal(new ImportSummary(2, 0, 0), await Import("a.csv", File));
        var before = await Only("Мария");

        Assert.Equal(new ImportSummary(0, 2, 0), await Import("a.csv", File));

        Assert.Equal(before.Version, (await Only("Мария")).Version);
        Assert.Equal(2, await Count());
    }

    [Fact]
    public async Task The_same_person_twice_in_one_file_is_one_client()
    {
        Assert.Equal(new ImportSummary(1, 1, 0), await Import("a.csv", "name,phone,email\nАнна,89161234567,\nАнна Петрова,+79161234567,anna@mail.example\n"));

        var anna = await Only("Петрова");
        Assert.Equal(("Анна", "anna@mail.example"), (anna.Name.First, anna.Email));
    }

    [Fact]
    public async Task A_known_client_gets_what_was_missing_and_keeps_what_was_there()
    {
        var id = await _network.Client();
        var form = (await _network.Card(id)).Form!;
        form.Email = "kept@mail.example";
        (await _network.Cards.Edit(_network.Manager, form)).Expect();

        await Import("a.csv", "Фамилия;Имя;Телефон;E-mail;День рождения\nИванова;Мария;+79161234567;other@mail.example;12.04.1985\n");

        var card = await _network.Card(id);
        Assert.Equal("kept@mail.example", card.Email);
        Assert.Equal(new DateOnly(1985, 4, 12), card.BirthDate);
        Assert.Contains("other@mail.example", card.Comment, StringComparison.Ordinal);
        Assert.Contains((await _network.Cards.History(_network.Manager, id)).Expect()[0].Fields, f => f.Field == Field.BirthDate);
    }

    [Fact]
    public async Task A_number_known_under_another_name_is_left_for_a_person_to_decide()
    {
        var id = await _network.Client();

        Assert.Equal(new ImportSummary(0, 0, 1), await Import("a.csv", "name,phone\nПётр Иванов,+79161234567\n"));

        Assert.Equal((await _network.Card(id)).CardNumber, Assert.Single(_rejected).KnownCard);
        Assert.Equal(1, await Count());
    }

    [Fact]
    public async Task A_second_email_a_wrong_phone_and_an_impossible_birth_date_stand_in_the_comment()
    {
        await Import("a.vcf", """
            BEGIN:VCARD
            VERSION:3.0
            FN:Мария Иванова
            TEL:+79161234567
            TEL:12-34
            EMAIL:one@mail.example
            EMAIL:two@mail.example
            BDAY:1850-01-01
            END:VCARD
            """);

        var card = await Only("Иванова");
        Assert.Equal("one@mail.example", card.Email);
        Assert.Null(card.BirthDate);
        Assert.All(["12-34", "two@mail.example", "1850-01-01"], lost => Assert.Contains(lost, card.Comment, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", ContactFileProblem.Empty)]
    [InlineData("PK\u0003\u0004\0\0\0", ContactFileProblem.Binary)]
    [InlineData("colour,size\nred,big\n", ContactFileProblem.NoKnownColumns)]
    public async Task A_file_that_is_no_contact_file_is_told_as_such(string content, ContactFileProblem problem) =>
        Assert.Equal(new ImportSummary(0, 0, 0, problem), await Import("a.csv", content));

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_rejected_with_its_reason()
    {
        Assert.Equal(new ImportSummary(0, 0, 1), await Import("a.csv", $"name,phone\n{new string('я', 10_000)},+79161234567\n"));
        Assert.Equal(Problem.TooLong, Assert.Single(_rejected).Field?.Problem);
    }

    [Fact]
    public async Task Imported_people_are_found_at_once_and_their_cards_tell_where_they_came_from()
    {
        await Import("a.csv", "name,phone\n" + string.Join('\n', Enumerable.Range(0, 450).Select(i => $"Клиент Номер{(char)('а' + (i % 26))},+7916{1000000 + i}")));

        Assert.Single((await _network.Search.Find(_network.Staff, "1000449")).Expect().Hits);
        Assert.Equal(450, await Count());
        var hit = (await _network.Search.Find(_network.Manager, "1000449")).Expect().Hits[0];
        Assert.True((await _network.Cards.History(_network.Manager, hit.Id)).Expect()[0].IsCreation);
    }

    [Fact]
    public async Task Front_desk_and_specialists_do_not_import()
    {
        foreach (var actor in new[] { _network.Staff, _network.Specialist })
        {
            Assert.IsType<Outcome<ImportSummary>.NotAllowed>(await Run(actor, "a.csv", "name,phone\nАнна,+79161234567\n", _network.Salon));
        }

        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task An_unknown_salon_is_told_before_anything_is_read() =>
        Assert.IsType<Outcome<ImportSummary>.Invalid>(await Run(_network.Manager, "a.csv", "name,phone\nАнна,+79161234567\n", Guid.NewGuid()));

    [Fact]
    public async Task Stopping_an_import_keeps_whole_batches_and_importing_again_finishes_it()
    {
        var file = "name,phone\n" + string.Join('\n', Enumerable.Range(0, 500).Select(i => $"Анна,+7916{1000000 + i}"));
        using var stop = new CancellationTokenSource();
        var stopping = new Stopping(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _network.Services.GetRequiredService<ContactImport>()
            .Run(_network.Manager, Bytes(file), "a.csv", _network.Salon, Reject, stopping, stop.Token));
        Assert.Equal(200, await Count());

        Assert.Equal(new ImportSummary(300, 200, 0), await Import("a.csv", file));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private async Task<ImportSummary> Import(string name, string content) =>
        (await Run(_network.Manager, name, content, _network.Salon)).Expect();

    private Task<Outcome<ImportSummary>> Run(Actor actor, string name, string content, Guid salon) =>
        _network.Services.GetRequiredService<ContactImport>().Run(actor, Bytes(content), name, salon, Reject);

    private ValueTask Reject(ImportRejection rejection)
    {
        _rejected.Add(rejection);
        return ValueTask.CompletedTask;
    }

    private async Task<ClientCard> Only(string text) =>
        await _network.Card(Assert.Single((await _network.Search.Find(_network.Manager, text)).Expect().Hits).Id);

    private async Task<int> Count()
    {
        await using var db = _network.Db();
        return await db.Clients.CountAsync();
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }
}
