using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Tests.Duplicates;
using SalonCrm.Data.Tests.FollowUps;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Completeness;

/// <summary>Whatever happens to the cards, the audit says what a look at every one of them would.</summary>
public sealed class CompletenessAuditProperties(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private readonly List<Guid> _clients = [];
    private readonly Stack<(Guid Merge, Guid Gone)> _merges = [];
    private Guid _other;
    private Guid _field;

    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task After_any_series_of_changes_the_counts_are_those_of_the_cards_and_every_number_opens_exactly_its_cards()
    {
        _other = await Network.Salon("Таганка");
        var field = new OwnFieldForm { Names = { ["en"] = "Parking" }, Kind = OwnFieldKind.Text, Tier = Tier.Desirable };
        (await Network.Services.GetRequiredService<NetworkFields>().Save(Network.Head, field)).Expect();
        _field = field.Id;
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Live(new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6));
    }

    private async Task Live(Random random)
    {
        for (var step = 0; step < 8; step++)
        {
            await Happen(random);
        }

        Assert.Equal(0, await Network.Recount());
        await Compare();
    }

    private async Task Happen(Random random)
    {
        if (_clients.Count == 0 || random.Next(4) == 0)
        {
            _clients.Add(random.Next(2) == 0 ? await shared.Client() : await Network.Guest(shared.Phone()));
            return;
        }

        var client = _clients[random.Next(_clients.Count)];
        switch (random.Next(13))
        {
            case 0:
                await Network.Change(client, form => form.Email = random.Next(2) == 0 ? null : "maria@mail.example");
                break;
            case 1:
                await Network.Change(client, form => form.BirthDate = random.Next(2) == 0 ? null : new(1985, 4, 12));
                break;
            case 2:
                await Network.Change(client, form => form.Status = (ClientStatus)random.Next(2));
                break;
            case 3:
                await Network.Change(client, form => form.SalonId = random.Next(2) == 0 ? Network.Salon : _other);
                break;
            case 4:
                await Network.Comes(client, SomeFollowUps.Today.AddDays(-random.Next(60)));
                break;
            case 5:
                await Network.Consents(client);
                break;
            case 6:
                await Network.Services.GetRequiredService<ClientConsents>().Withdraw(Network.Staff, client, ConsentPurpose.Processing);
                break;
            case 7:
                (await Network.Cards.Confirm(Network.Staff, client)).Expect();
                break;
            case 8:
                await Fill(client, random.Next(2) == 0 ? null : "у входа");
                break;
            case 9 or 10 when _clients.Count > 1:
                await Merge(client, random);
                break;
            case 11 when _merges.TryPop(out var last):
                await Network.Undo(last.Merge);
                _clients.Add(last.Gone);
                break;
            default:
                await Import(random);
                break;
        }
    }

    private async Task Merge(Guid survivor, Random random)
    {
        var others = _clients.Where(c => c != survivor).ToList();
        var gone = others[random.Next(others.Count)];
        _merges.Push((await Network.Merge(survivor, gone), gone));
        _clients.Remove(gone);
    }

    private async Task Fill(Guid client, string? value)
    {
        var version = (await Network.Card(client)).OwnFields.Single(v => v.Field.Id == _field).Version;
        (await Network.Services.GetRequiredService<OwnValues>().SaveInPersonalData(
            Network.Manager, new() { ClientId = client, Lines = [new() { FieldId = _field, Version = version, Value = value }] })).Expect();
    }

    private async Task Import(Random random)
    {
        var mail = random.Next(2) == 0 ? "" : "anna@mail.example";
        await using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"Имя;Телефон;Email\nАнна;{shared.Phone()};{mail}\n"));
        (await Network.Services.GetRequiredService<ContactImport>().Run(Network.Manager, file, "clients.csv", Network.Salon, _ => ValueTask.CompletedTask)).Expect();
    }

    private async Task Compare()
    {
        var view = await Network.Figures();
        var opened = await Network.Opened();
        Assert.Equal(opened.Count, view.Cards);
        Assert.Null(view.Counting);
        foreach (var field in view.Fields.Where(f => f.Gap is not null))
        {
            Assert.Equal((field.Gap, opened.Count(c => c.Missing.Contains(field.Gap!.Value))), (field.Gap, field.Figure.Missing));
        }

        Assert.Equal(opened.Count(c => c.Client.OwnValues.Exists(v => v.FieldId == _field && v.Value is not null)), view.Fields.Single(f => f.Own?.Id == _field).Figure.Complete);
        foreach (var (slice, count) in view.Numbers().Distinct())
        {
            Assert.Equal((slice, count), (slice, (await Network.Cards(slice)).Count));
        }
    }
}
