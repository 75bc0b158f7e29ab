using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.FollowUps;

namespace SalonCrm.Data.Tests.FollowUps;

public sealed class FollowUpReportTests
{
    [Fact]
    public async Task It_counts_each_follow_up_once_by_salon_manager_and_week()
    {
        await using var network = await SomeNetwork.Make();
        var client = await network.Client();
        foreach (var outcome in new[] { AttemptOutcome.NoAnswer, AttemptOutcome.Reached, AttemptOutcome.Reached })
        {
            var open = await network.OpenFollowUp(client);
            (await network.Queue().NoteAttempt(network.Manager, new AttemptForm { FollowUp = open.Id, Version = open.Version, Outcome = outcome })).Expect();
        }

        await network.Consents(client);
        await network.Change(client, form => (form.Email, form.BirthDate) = ("maria@mail.example", new(1985, 4, 12)));
        var refused = await network.OpenFollowUp(await network.Client("Анна", "Другая", "+7 916 765-43-21"));
        (await network.Queue().Stop(network.Manager, refused.Id, refused.Version, StopReason.RefusedForGood)).Expect();

        var report = (await network.Services.GetRequiredService<FollowUpReport>().Read(network.Head, 4)).Expect();

        Assert.Equal(new ReportCounts(1, 1, 1, 1), report.Total);
        Assert.Equal(new ReportLine("Арбат", report.Total), Assert.Single(report.Salons));
        Assert.Equal(new ReportLine("Manager", report.Total), Assert.Single(report.Managers));
        Assert.Equal(4, report.Weeks.Count);
        Assert.Equal((report.Total, DayOfWeek.Monday), (report.Weeks[0].Counts, report.Weeks[0].Monday.DayOfWeek));
    }

    [Fact]
    public async Task The_funnel_narrows_from_guests_to_those_who_are_complete()
    {
        await using var network = await SomeNetwork.Make();
        var guest = await network.Guest();
        await network.Guest("+7 916 765-43-21");
        await network.Change(guest, form => form.Status = ClientStatus.Registered);
        await network.Comes(guest, SomeFollowUps.Today.AddDays(-9));
        await network.Comes(guest, SomeFollowUps.Today);
        var reports = network.Services.GetRequiredService<FollowUpReport>();
        Assert.Equal(new ReportFunnel(2, 1, 0, 1), (await reports.Read(network.Manager)).Expect().Funnel);

        await network.Change(guest, form => (form.Email, form.BirthDate) = ("maria@mail.example", new(1985, 4, 12)));
        Assert.Equal(new ReportFunnel(2, 1, 1, 1), (await reports.Read(network.Manager)).Expect().Funnel);
    }

    [Fact]
    public async Task A_manager_without_a_salon_sees_nothing_of_the_others()
    {
        await using var network = await SomeNetwork.Make();
        await network.Guest();
        var form = new AccountForm { DisplayName = "Чужая", Email = "far@salon.example", Role = Role.Manager };
        var stranger = Actor.SignedIn((await network.In<Accounts, Outcome<Guid>>(a => a.Add(Actor.Operator, form))).Expect(), Role.Manager, null, null);
        var report = (await network.Services.GetRequiredService<FollowUpReport>().Read(stranger, 1000)).Expect();
        Assert.Equal((0, FollowUpReport.MostWeeks), (report.Funnel.Guests, report.Weeks.Count));
    }
}
