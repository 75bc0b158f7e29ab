using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Tests.Access.Watch;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Exchange;

public sealed class ClientExportTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private const string Reason = "сверка с кассой за март";

    private SomeNetwork Network => shared.Network;

    private ClientExport Export => Network.Feature<ClientExport>();

    [Fact]
    public async Task An_export_without_a_fresh_factor_is_refused_and_the_attempt_is_in_the_trail()
    {
        var account = await Network.Account(Role.NetworkHead);
        foreach (var head in new[] { account, await Network.WithFactor(account, TimeSpan.FromMinutes(6)) })
        {
            Assert.IsType<Outcome<ExportFile>.SecondFactorNeeded>(await Export.Begin(head, new() { Reason = Reason }));
            Assert.False((await Export.Offer(head)).Expect().IsFactorFresh);
        }

        Assert.Equal((0, 2), (await Network.Done(account, TrailAction.Exported), await Network.Done(account, TrailAction.Refused)));
    }

    [Fact]
    public async Task The_session_of_another_account_or_one_that_is_made_up_lends_no_factor_and_no_access()
    {
        var other = await Network.WithFactor(await Network.Account(Role.NetworkHead), TimeSpan.Zero);
        foreach (var session in new[] { other.Session, Guid.CreateVersion7() })
        {
            Assert.IsType<Outcome<ExportFile>.NotAllowed>(await Export.Begin(Network.Head with { Session = session }, new() { Reason = Reason }));
        }
    }

    [Fact]
    public async Task An_export_is_recorded_with_reason_kind_and_count_and_told_before_a_row_is_read()
    {
        var (id, head) = (await shared.Client("Экспортная"), await Network.WithFactor(await Network.Account(Role.NetworkHead), TimeSpan.FromMinutes(4)));
        var canary = await Network.Canary();

        var file = (await Export.Begin(head, new() { Reason = $"  {Reason} ", Kind = ExportKind.Excel })).Expect();

        await using var db = Network.Db();
        var entry = await db.Trail.SingleAsync(t => t.AccountId == head.AccountId && t.Action == TrailAction.Exported);
        Assert.Contains($"\"{Reason}\"", entry.Detail, StringComparison.Ordinal);
        Assert.Contains("\"Excel\"", entry.Detail, StringComparison.Ordinal);
        Assert.Contains($"[{file.Count}]", entry.Detail, StringComparison.Ordinal);
        Assert.Equal(file.Count, Assert.Single(await Network.AlertsOf(AlertKind.Exported, head)).Count);
        Assert.Contains(await Network.AlertsOf(AlertKind.CanaryTouched, head), a => a.ClientId == canary);

        var rows = await file.Clients.ToListAsync();
        Assert.Equal(file.Count, rows.Count);
        Assert.Equal(rows.Select(r => r.CardNumber).Order(), rows.Select(r => r.CardNumber));
        var number = (await Network.Card(id)).CardNumber;
        var row = rows.Single(r => r.CardNumber == number);
        Assert.Equal(("Экспортная", "Иванова", "Арбат"), (row.FirstName, row.LastName, row.SalonName));
        Assert.StartsWith("+7 916 ", Assert.Single(row.Phones), StringComparison.Ordinal);
        Assert.DoesNotContain("Экспортная", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clients_of_one_salon_are_exported_alone()
    {
        var head = await Network.WithFactor(Network.Head, TimeSpan.Zero);
        var other = new Data.Network.SalonForm { Name = $"Пустой {Guid.NewGuid():N}", CountryCode = "RU" };
        (await Network.Feature<Data.Network.Salons>().Save(Network.Head, other)).Expect();
        var form = shared.Form("Чужая");
        form.SalonId = other.Id;
        (await Network.Cards.Create(Network.Manager, form)).Expect();

        var rows = await (await Export.Begin(head, new() { Reason = Reason, SalonId = other.Id })).Expect().Clients.ToListAsync();

        Assert.Equal(["Чужая"], rows.Select(r => r.FirstName));
        Assert.Equal(1, (await Export.Offer(head)).Expect().Salons.Single(s => s.Id == other.Id).Cards);
    }

    [Theory]
    [InlineData(null, Problem.Required)]
    [InlineData("  ", Problem.Required)]
    [InlineData("отчёт", Problem.NotAReason)]
    [InlineData("1234567890-2", Problem.NotAReason)]
    public async Task An_export_needs_a_reason_in_words(string? reason, Problem problem)
    {
        var head = await Network.WithFactor(Network.Head, TimeSpan.Zero);
        var problems = Assert.IsType<Outcome<ExportFile>.Invalid>(await Export.Begin(head, new() { Reason = reason })).Problems;
        Assert.Equal([new(Field.ExportReason, problem)], problems);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_told_by_field()
    {
        var head = await Network.WithFactor(Network.Head, TimeSpan.Zero);
        var form = new ExportForm { Reason = new string('а', 501), Kind = (ExportKind)7, SalonId = Guid.CreateVersion7() };
        var problems = Assert.IsType<Outcome<ExportFile>.Invalid>(await Export.Begin(head, form)).Problems;
        Assert.Equal([new(Field.ExportReason, Problem.TooLong), new(Field.ExportKind, Problem.Unknown), new(Field.Salon, Problem.Unknown)], problems);
    }

    [Fact]
    public async Task Managers_export_nothing() =>
        Assert.IsType<Outcome<ExportFile>.NotAllowed>(await Export.Begin(await Network.WithFactor(Network.Manager, TimeSpan.Zero), new() { Reason = Reason }));
}
