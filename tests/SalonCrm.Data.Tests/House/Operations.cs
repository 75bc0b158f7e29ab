using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Tests.House;

/// <summary>A public operation of a feature class.</summary>
internal sealed record Operation(Type Feature, MethodInfo Method)
{
    public string Name => $"{Feature.Name}.{Method.Name}";

    public bool TakesAnActorFirst => Method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Actor);
}

/// <summary>Finds the doors of the house by reflection, and knows what each of them needs.</summary>
internal static class Operations
{
    /// <summary>The permission that each operation needs. An operation that is not here fails the tests.</summary>
    public static readonly Dictionary<string, Permission> Needs = new(StringComparer.Ordinal)
    {
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Open)}"] = Permission.OpenCards,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.AddGuest)}"] = Permission.AddGuests,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Create)}"] = Permission.EditCards,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Edit)}"] = Permission.EditCards,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Reveal)}"] = Permission.RevealContacts,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.History)}"] = Permission.SeeHistory,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Restore)}"] = Permission.EditCards,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Accesses)}"] = Permission.SeeAccess,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Print)}"] = Permission.PrintCards,
        [$"{nameof(ClientCards)}.{nameof(ClientCards.Confirm)}"] = Permission.ConfirmCards,
        [$"{nameof(ClientCopies)}.{nameof(ClientCopies.Read)}"] = Permission.HandOutData,
        [$"{nameof(ClientCopies)}.{nameof(ClientCopies.Json)}"] = Permission.HandOutData,
        [$"{nameof(ClientErasure)}.{nameof(ClientErasure.Preview)}"] = Permission.EraseClients,
        [$"{nameof(ClientErasure)}.{nameof(ClientErasure.Erase)}"] = Permission.EraseClients,
        [$"{nameof(ProtectionKeys)}.{nameof(ProtectionKeys.View)}"] = Permission.ManageKeys,
        [$"{nameof(ProtectionKeys)}.{nameof(ProtectionKeys.Rotate)}"] = Permission.ManageKeys,
        [$"{nameof(ProtectionKeys)}.{nameof(ProtectionKeys.Finish)}"] = Permission.ManageKeys,
        [$"{nameof(ProtectionKeys)}.{nameof(ProtectionKeys.Rewrap)}"] = Permission.ManageKeys,
        [$"{nameof(ClientHealth)}.{nameof(ClientHealth.SaveAllergy)}"] = Permission.NoteHealth,
        [$"{nameof(ClientHealth)}.{nameof(ClientHealth.RemoveAllergy)}"] = Permission.NoteHealth,
        [$"{nameof(ClientHealth)}.{nameof(ClientHealth.NoAllergies)}"] = Permission.NoteHealth,
        [$"{nameof(ClientHealth)}.{nameof(ClientHealth.SaveNote)}"] = Permission.NoteHealth,
        [$"{nameof(ClientHealth)}.{nameof(ClientHealth.RemoveNote)}"] = Permission.NoteHealth,
        [$"{nameof(Bookings)}.{nameof(Bookings.Recognise)}"] = Permission.TakeBookings,
        [$"{nameof(Bookings)}.{nameof(Bookings.Take)}"] = Permission.TakeBookings,
        [$"{nameof(Bookings)}.{nameof(Bookings.SettleName)}"] = Permission.DecideProposals,
        [$"{nameof(GapAnswers)}.{nameof(GapAnswers.ToAsk)}"] = Permission.TakeBookings,
        [$"{nameof(GapAnswers)}.{nameof(GapAnswers.Answer)}"] = Permission.TakeBookings,
        [$"{nameof(GapAnswers)}.{nameof(GapAnswers.Refuse)}"] = Permission.TakeBookings,
        [$"{nameof(Integrations)}.{nameof(Integrations.List)}"] = Permission.ManageNetwork,
        [$"{nameof(Integrations)}.{nameof(Integrations.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(Integrations)}.{nameof(Integrations.Rotate)}"] = Permission.ManageNetwork,
        [$"{nameof(Integrations)}.{nameof(Integrations.TellKnownNumbers)}"] = Permission.ManageNetwork,
        [$"{nameof(OnlineBookings)}.{nameof(OnlineBookings.Book)}"] = Permission.BookOnline,
        [$"{nameof(OnlineRegistrations)}.{nameof(OnlineRegistrations.Register)}"] = Permission.BookOnline,
        [$"{nameof(OnlineOffer)}.{nameof(OnlineOffer.Salons)}"] = Permission.BookOnline,
        [$"{nameof(OnlineOffer)}.{nameof(OnlineOffer.Services)}"] = Permission.BookOnline,
        [$"{nameof(OnlineOffer)}.{nameof(OnlineOffer.Consents)}"] = Permission.BookOnline,
        [$"{nameof(Promises)}.{nameof(Promises.Make)}"] = Permission.KeepPromises,
        [$"{nameof(Promises)}.{nameof(Promises.Keep)}"] = Permission.KeepPromises,
        [$"{nameof(Promises)}.{nameof(Promises.Drop)}"] = Permission.KeepPromises,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.List)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Look)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.NoteAttempt)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.TakeBack)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Stop)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Reopen)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Ask)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Assign)}"] = Permission.WorkFollowUps,
        [$"{nameof(FollowUpQueue)}.{nameof(FollowUpQueue.Postpone)}"] = Permission.WorkFollowUps,
        [$"{nameof(CompletenessAudit)}.{nameof(CompletenessAudit.Read)}"] = Permission.AuditCompleteness,
        [$"{nameof(CompletenessAudit)}.{nameof(CompletenessAudit.List)}"] = Permission.AuditCompleteness,
        [$"{nameof(CompletenessAudit)}.{nameof(CompletenessAudit.Trend)}"] = Permission.AuditCompleteness,
        [$"{nameof(Campaigns)}.{nameof(Campaigns.Preview)}"] = Permission.AuditCompleteness,
        [$"{nameof(Campaigns)}.{nameof(Campaigns.Send)}"] = Permission.AuditCompleteness,
        [$"{nameof(Campaigns)}.{nameof(Campaigns.TakeBack)}"] = Permission.AuditCompleteness,
        [$"{nameof(AuditSettings)}.{nameof(AuditSettings.View)}"] = Permission.ManageNetwork,
        [$"{nameof(AuditSettings)}.{nameof(AuditSettings.Set)}"] = Permission.ManageNetwork,
        [$"{nameof(FollowUpReport)}.{nameof(FollowUpReport.Read)}"] = Permission.SeeFollowUpReport,
        [$"{nameof(FollowUpSettings)}.{nameof(FollowUpSettings.Rules)}"] = Permission.ManageNetwork,
        [$"{nameof(FollowUpSettings)}.{nameof(FollowUpSettings.Set)}"] = Permission.ManageNetwork,
        [$"{nameof(StaffTasks)}.{nameof(StaffTasks.Make)}"] = Permission.KeepTasks,
        [$"{nameof(StaffTasks)}.{nameof(StaffTasks.Done)}"] = Permission.KeepTasks,
        [$"{nameof(StaffTasks)}.{nameof(StaffTasks.Drop)}"] = Permission.KeepTasks,
        [$"{nameof(StaffTasks)}.{nameof(StaffTasks.Reopen)}"] = Permission.KeepTasks,
        [$"{nameof(Agenda)}.{nameof(Agenda.Today)}"] = Permission.KeepTasks,
        [$"{nameof(ClientConsents)}.{nameof(ClientConsents.Of)}"] = Permission.OpenCards,
        [$"{nameof(ClientConsents)}.{nameof(ClientConsents.Give)}"] = Permission.RecordConsents,
        [$"{nameof(ClientConsents)}.{nameof(ClientConsents.Withdraw)}"] = Permission.RecordConsents,
        [$"{nameof(ConsentWording)}.{nameof(ConsentWording.CurrentTexts)}"] = Permission.SeeNetwork,
        [$"{nameof(ConsentWording)}.{nameof(ConsentWording.AllTexts)}"] = Permission.ManageNetwork,
        [$"{nameof(ConsentWording)}.{nameof(ConsentWording.AddText)}"] = Permission.ManageNetwork,
        [$"{nameof(ClientGiftCards)}.{nameof(ClientGiftCards.Of)}"] = Permission.SellGiftCards,
        [$"{nameof(ClientGiftCards)}.{nameof(ClientGiftCards.Find)}"] = Permission.SellGiftCards,
        [$"{nameof(ClientGiftCards)}.{nameof(ClientGiftCards.Sell)}"] = Permission.SellGiftCards,
        [$"{nameof(ClientGiftCards)}.{nameof(ClientGiftCards.Redeem)}"] = Permission.SellGiftCards,
        [$"{nameof(SpecialistNotes)}.{nameof(SpecialistNotes.List)}"] = Permission.OpenCards,
        [$"{nameof(SpecialistNotes)}.{nameof(SpecialistNotes.Save)}"] = Permission.WriteTreatments,
        [$"{nameof(PatchTests)}.{nameof(PatchTests.List)}"] = Permission.OpenCards,
        [$"{nameof(PatchTests)}.{nameof(PatchTests.Save)}"] = Permission.WriteTreatments,
        [$"{nameof(Surveys)}.{nameof(Surveys.List)}"] = Permission.OpenCards,
        [$"{nameof(Surveys)}.{nameof(Surveys.Save)}"] = Permission.WriteTreatments,
        [$"{nameof(Recommendations)}.{nameof(Recommendations.List)}"] = Permission.OpenCards,
        [$"{nameof(Recommendations)}.{nameof(Recommendations.Save)}"] = Permission.WriteTreatments,
        [$"{nameof(Recommendations)}.{nameof(Recommendations.Mark)}"] = Permission.WriteTreatments,
        [$"{nameof(ClientSearch)}.{nameof(ClientSearch.Find)}"] = Permission.FindClients,
        [$"{nameof(ClientVisits)}.{nameof(ClientVisits.List)}"] = Permission.OpenCards,
        [$"{nameof(ClientVisits)}.{nameof(ClientVisits.Summary)}"] = Permission.OpenCards,
        [$"{nameof(ClientVisits)}.{nameof(ClientVisits.Save)}"] = Permission.WriteTreatments,
        [$"{nameof(ClientVisits)}.{nameof(ClientVisits.Mark)}"] = Permission.MarkVisits,
        [$"{nameof(VisitPhotos)}.{nameof(VisitPhotos.List)}"] = Permission.OpenCards,
        [$"{nameof(VisitPhotos)}.{nameof(VisitPhotos.Add)}"] = Permission.WriteTreatments,
        [$"{nameof(VisitPhotos)}.{nameof(VisitPhotos.Show)}"] = Permission.SeePhotos,
        [$"{nameof(VisitPhotos)}.{nameof(VisitPhotos.Remove)}"] = Permission.WriteTreatments,
        [$"{nameof(VisitPhotos)}.{nameof(VisitPhotos.PutBack)}"] = Permission.WriteTreatments,
        [$"{nameof(ContactImport)}.{nameof(ContactImport.Run)}"] = Permission.ImportContacts,
        [$"{nameof(Accounts)}.{nameof(Accounts.List)}"] = Permission.ManageAccounts,
        [$"{nameof(Accounts)}.{nameof(Accounts.Add)}"] = Permission.ManageAccounts,
        [$"{nameof(Accounts)}.{nameof(Accounts.Change)}"] = Permission.ManageAccounts,
        [$"{nameof(Accounts)}.{nameof(Accounts.MakePasswordLink)}"] = Permission.ManageAccounts,
        [$"{nameof(Accounts)}.{nameof(Accounts.ResetSecondFactor)}"] = Permission.ManageAccounts,
        [$"{nameof(NetworkFields)}.{nameof(NetworkFields.Definitions)}"] = Permission.SeeNetwork,
        [$"{nameof(NetworkFields)}.{nameof(NetworkFields.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(NetworkFields)}.{nameof(NetworkFields.Retire)}"] = Permission.ManageNetwork,
        [$"{nameof(NetworkFields)}.{nameof(NetworkFields.Move)}"] = Permission.ManageNetwork,
        [$"{nameof(OwnValues)}.{nameof(OwnValues.SaveInPersonalData)}"] = Permission.EditCards,
        [$"{nameof(OwnValues)}.{nameof(OwnValues.SaveInFeatures)}"] = Permission.NoteHealth,
        [$"{nameof(OwnValues)}.{nameof(OwnValues.SaveInTreatments)}"] = Permission.WriteTreatments,
        [$"{nameof(Salons)}.{nameof(Salons.View)}"] = Permission.SeeNetwork,
        [$"{nameof(Salons)}.{nameof(Salons.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(Masters)}.{nameof(Masters.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(OfferedServices)}.{nameof(OfferedServices.List)}"] = Permission.ManageNetwork,
        [$"{nameof(OfferedServices)}.{nameof(OfferedServices.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(SurveyTemplates)}.{nameof(SurveyTemplates.List)}"] = Permission.ManageNetwork,
        [$"{nameof(SurveyTemplates)}.{nameof(SurveyTemplates.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(OptionalFields)}.{nameof(OptionalFields.Switch)}"] = Permission.ManageNetwork,
        [$"{nameof(ClientLinks)}.{nameof(ClientLinks.Make)}"] = Permission.SendLinks,
        [$"{nameof(ClientLinks)}.{nameof(ClientLinks.List)}"] = Permission.SendLinks,
        [$"{nameof(ClientLinks)}.{nameof(ClientLinks.Revoke)}"] = Permission.SendLinks,
        [$"{nameof(OwnPages)}.{nameof(OwnPages.Look)}"] = Permission.UseOwnPage,
        [$"{nameof(OwnPages)}.{nameof(OwnPages.Enter)}"] = Permission.UseOwnPage,
        [$"{nameof(OwnPages)}.{nameof(OwnPages.Show)}"] = Permission.UseOwnPage,
        [$"{nameof(OwnPages)}.{nameof(OwnPages.Send)}"] = Permission.UseOwnPage,
        [$"{nameof(OwnPages)}.{nameof(OwnPages.Ask)}"] = Permission.UseOwnPage,
        [$"{nameof(OwnPageSettings)}.{nameof(OwnPageSettings.View)}"] = Permission.ManageNetwork,
        [$"{nameof(OwnPageSettings)}.{nameof(OwnPageSettings.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(Proposals)}.{nameof(Proposals.Of)}"] = Permission.DecideProposals,
        [$"{nameof(Proposals)}.{nameof(Proposals.Take)}"] = Permission.DecideProposals,
        [$"{nameof(Proposals)}.{nameof(Proposals.Decline)}"] = Permission.DecideProposals,
        [$"{nameof(Proposals)}.{nameof(Proposals.PutBack)}"] = Permission.DecideProposals,
        [$"{nameof(ClientDuplicates)}.{nameof(ClientDuplicates.List)}"] = Permission.MergeCards,
        [$"{nameof(ClientDuplicates)}.{nameof(ClientDuplicates.Of)}"] = Permission.MergeCards,
        [$"{nameof(ClientDuplicates)}.{nameof(ClientDuplicates.NotTheSame)}"] = Permission.MergeCards,
        [$"{nameof(ClientDuplicates)}.{nameof(ClientDuplicates.AskAgain)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.Compare)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.CompareWith)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.Merge)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.BeforeUndo)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.Undo)}"] = Permission.MergeCards,
        [$"{nameof(Merges)}.{nameof(Merges.Of)}"] = Permission.MergeCards,
        [$"{nameof(CallAnnouncements)}.{nameof(CallAnnouncements.Tell)}"] = Permission.AnnounceCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Ringing)}"] = Permission.SeeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Take)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Open)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.OpenFor)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Get)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Choose)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Note)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.HandOver)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Colleagues)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.OfClient)}"] = Permission.OpenCards,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.OfSalons)}"] = Permission.TakeCalls,
        [$"{nameof(ClientCalls)}.{nameof(ClientCalls.Recording)}"] = Permission.HearRecordings,
        [$"{nameof(TelephoneExchanges)}.{nameof(TelephoneExchanges.List)}"] = Permission.ManageNetwork,
        [$"{nameof(TelephoneExchanges)}.{nameof(TelephoneExchanges.Save)}"] = Permission.ManageNetwork,
        [$"{nameof(TelephoneExchanges)}.{nameof(TelephoneExchanges.NewSecret)}"] = Permission.ManageNetwork,
        [$"{nameof(TelephoneExchanges)}.{nameof(TelephoneExchanges.Assign)}"] = Permission.ManageNetwork,
        [$"{nameof(SignIns)}.{nameof(SignIns.Fail)}"] = Permission.SignIn,
        [$"{nameof(SignIns)}.{nameof(SignIns.Refuse)}"] = Permission.SignIn,
        [$"{nameof(SignIns)}.{nameof(SignIns.Begin)}"] = Permission.SignIn,
        [$"{nameof(SignIns)}.{nameof(SignIns.PasswordSet)}"] = Permission.SignIn,
        [$"{nameof(Sessions)}.{nameof(Sessions.Open)}"] = Permission.LimitAccess,
        [$"{nameof(Sessions)}.{nameof(Sessions.History)}"] = Permission.LimitAccess,
        [$"{nameof(Sessions)}.{nameof(Sessions.End)}"] = Permission.LimitAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.Open)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.History)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.End)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.SignOut)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.EndOthers)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.Changed)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.ShowSecondFactor)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.NewDevices)}"] = Permission.KeepOwnAccess,
        [$"{nameof(OwnSessions)}.{nameof(OwnSessions.Answer)}"] = Permission.KeepOwnAccess,
        [$"{nameof(AccessLimits)}.{nameof(AccessLimits.View)}"] = Permission.LimitAccess,
        [$"{nameof(AccessLimits)}.{nameof(AccessLimits.Save)}"] = Permission.LimitAccess,
        [$"{nameof(AccessLimits)}.{nameof(AccessLimits.Lift)}"] = Permission.LimitAccess,
        [$"{nameof(AccessLimits)}.{nameof(AccessLimits.RequireSecondFactor)}"] = Permission.LimitAccess,
        [$"{nameof(AccessTrail)}.{nameof(AccessTrail.Read)}"] = Permission.ReadTrail,
        [$"{nameof(AccessTrail)}.{nameof(AccessTrail.People)}"] = Permission.ReadTrail,
        [$"{nameof(AccessTrail)}.{nameof(AccessTrail.Sheet)}"] = Permission.ReadTrail,
        [$"{nameof(AccessTrail)}.{nameof(AccessTrail.Verify)}"] = Permission.ReadTrail,
        [$"{nameof(AccessTrail)}.{nameof(AccessTrail.Accept)}"] = Permission.ReadTrail,
        [$"{nameof(BreachReports)}.{nameof(BreachReports.Active)}"] = Permission.ReadTrail,
        [$"{nameof(BreachReports)}.{nameof(BreachReports.Report)}"] = Permission.ReadTrail,
        [$"{nameof(BreachReports)}.{nameof(BreachReports.Contacts)}"] = Permission.ReadTrail,
        [$"{nameof(NetworkBackups)}.{nameof(NetworkBackups.View)}"] = Permission.ManageBackups,
        [$"{nameof(NetworkBackups)}.{nameof(NetworkBackups.Make)}"] = Permission.ManageBackups,
        [$"{nameof(NetworkBackups)}.{nameof(NetworkBackups.SetRules)}"] = Permission.ManageBackups,
        [$"{nameof(Alerts)}.{nameof(Alerts.List)}"] = Permission.WatchAccess,
        [$"{nameof(Alerts)}.{nameof(Alerts.See)}"] = Permission.WatchAccess,
        [$"{nameof(AccessWatch)}.{nameof(AccessWatch.Read)}"] = Permission.WatchAccess,
        [$"{nameof(AccessWatch)}.{nameof(AccessWatch.Freeze)}"] = Permission.WatchAccess,
        [$"{nameof(AccessWatch)}.{nameof(AccessWatch.SetFree)}"] = Permission.WatchAccess,
        [$"{nameof(WatchSettings)}.{nameof(WatchSettings.Rules)}"] = Permission.WatchAccess,
        [$"{nameof(WatchSettings)}.{nameof(WatchSettings.Set)}"] = Permission.WatchAccess,
        [$"{nameof(Canaries)}.{nameof(Canaries.List)}"] = Permission.WatchAccess,
        [$"{nameof(Canaries)}.{nameof(Canaries.Plant)}"] = Permission.WatchAccess,
        [$"{nameof(Canaries)}.{nameof(Canaries.Remove)}"] = Permission.WatchAccess,
        [$"{nameof(ClientExport)}.{nameof(ClientExport.Offer)}"] = Permission.ExportClients,
        [$"{nameof(ClientExport)}.{nameof(ClientExport.Begin)}"] = Permission.ExportClients,
        [$"{nameof(NetworkSetup)}.{nameof(NetworkSetup.Claim)}"] = Permission.SetUp,
    };

    /// <summary>Public sealed classes that can only be made inside the house and have a door in them.</summary>
    public static List<Type> Features { get; } =
    [
        .. typeof(SalonData).Assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetConstructors().Length == 0 && Asynchronous(t).Any()),
    ];

    public static List<Operation> All { get; } = [.. Features.SelectMany(f => Asynchronous(f).Select(m => new Operation(f, m)))];

    /// <summary>Calls an operation as an actor, with arguments that it would accept; answers with the kind of outcome.</summary>
    public static async Task<string> Call(SomeNetwork network, Operation operation, Actor actor, Guid client)
    {
        await using var scope = network.Services.CreateAsyncScope();
        var feature = scope.ServiceProvider.GetRequiredService(operation.Feature);
        var arguments = operation.Method.GetParameters().Select(p => p.ParameterType == typeof(Actor) ? actor : Argument(network, p, client)).ToArray();
        var task = (Task)operation.Method.Invoke(feature, arguments)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!.GetType().Name;
    }

    private static IEnumerable<MethodInfo> Asynchronous(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType == typeof(ValueTask)
                || (m.ReturnType.IsGenericType && m.ReturnType.GetGenericTypeDefinition() is var made
                    && (made == typeof(ValueTask<>) || made == typeof(IAsyncEnumerable<>))));

    private static object? Argument(SomeNetwork network, ParameterInfo parameter, Guid client) => parameter.ParameterType switch
    {
        _ when parameter.HasDefaultValue && parameter.ParameterType != typeof(CancellationToken) => parameter.DefaultValue,
        var t when t == typeof(CancellationToken) => CancellationToken.None,
        var t when t == typeof(Guid) => parameter.Name == "salon" ? network.Salon : client,
        var t when t == typeof(Guid?) => client,
        var t when t == typeof(string) => "45-67",
        var t when t == typeof(bool) => false,
        var t when t == typeof(Field) => Field.Email,
        var t when t == typeof(ClientForm) => network.Form("Новая", "Клиентка", "+7 926 000-00-01"),
        var t when t == typeof(AllergyForm) => new AllergyForm { ClientId = client, Substance = "латекс" },
        var t when t == typeof(HealthNoteForm) => new HealthNoteForm { ClientId = client, Text = "тремор" },
        var t when t == typeof(PromiseForm) => new PromiseForm { ClientId = client, Text = "узнать о другой краске" },
        var t when t == typeof(AuditSlice) => AuditSlice.Everything,
        var t when t == typeof(CampaignForm) => new CampaignForm { DueOn = DateOnly.FromDateTime(DateTime.UtcNow) },
        var t when t == typeof(CountingForm) => new CountingForm(),
        var t when t == typeof(DateOnly) => new DateOnly(2026, 1, 15),
        var t when t == typeof(QueueQuery) => new QueueQuery(),
        var t when t == typeof(AttemptForm) => new AttemptForm { FollowUp = client },
        var t when t == typeof(AttemptNoted) => new AttemptNoted(client, new(2026, 1, 15), null),
        var t when t == typeof(StopReason) => StopReason.Duplicate,
        var t when t == typeof(IReadOnlyList<Ownership>) => Array.Empty<Ownership>(),
        var t when t == typeof(IReadOnlyList<DueDay>) => Array.Empty<DueDay>(),
        var t when t == typeof(FollowUpRulesForm) => FollowUpRulesForm.Of(FollowUpRules.Usual),
        var t when t == typeof(TaskForm) => new TaskForm { ClientId = client, Kind = TaskKind.CallBack },
        var t when t == typeof(int) || t == typeof(int?) || t == typeof(long) => 1,
        var t when t == typeof(VisitForm) => new VisitForm { ClientId = client, SalonId = network.Salon, On = new DateOnly(2026, 1, 15) },
        var t when t == typeof(VisitState) => VisitState.Done,
        var t when t == typeof(PhotoForm) => new PhotoForm { ClientId = client },
        var t when t == typeof(PhotoSize) => PhotoSize.Picture,
        var t when t == typeof(ReadOnlyMemory<byte>) => ReadOnlyMemory<byte>.Empty,
        var t when t == typeof(GuestForm) => new GuestForm { SalonId = network.Salon, Name = "Новая", Phone = "+7 926 000-00-02" },
        var t when t == typeof(BookingForm) => new BookingForm { SalonId = network.Salon, Name = "Новая", Phone = "+7 926 000-00-04" },
        var t when t == typeof(RegistrationForm) => new RegistrationForm { SalonId = network.Salon, FirstName = "Новая", Phone = "+7 926 000-00-05" },
        var t when t == typeof(IntegrationForm) => new IntegrationForm { Name = $"Сайт {Guid.NewGuid():N}" },
        var t when t == typeof(ExchangeForm) => new ExchangeForm { Name = $"АТС {Guid.NewGuid():N}" },
        var t when t == typeof(GapAnswerForm) => new GapAnswerForm { ClientId = client, Gap = Gap.BirthDate, Text = "1990-05-01" },
        var t when t == typeof(Gap) => Gap.BirthDate,
        var t when t == typeof(IReadOnlyList<Guid>) => new[] { client },
        var t when t == typeof(OwnPageForm) => new OwnPageForm(),
        var t when t == typeof(OwnPageSettingsForm) => new OwnPageSettingsForm(),
        var t when t == typeof(TaskKind) => TaskKind.HandOutData,
        var t when t == typeof(ConsentPurpose) => ConsentPurpose.Photos,
        var t when t == typeof(ConsentForm) => new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 },
        var t when t == typeof(ConsentTextForm) => new ConsentTextForm { Texts = { ["ru"] = "Согласие" } },
        var t when t == typeof(GiftCardForm) => new GiftCardForm { ClientId = client, SalonId = network.Salon, Amount = 1000 },
        var t when t == typeof(GiftCardUseForm) => new GiftCardUseForm { ClientId = client, SalonId = network.Salon, Amount = 100 },
        var t when t == typeof(AccountForm) => new AccountForm { DisplayName = "Новая", Email = $"{Guid.NewGuid():N}@salon.example" },
        var t when t == typeof(SpecialistNoteForm) => new SpecialistNoteForm { ClientId = client, Day = new(2026, 1, 5), Text = "Сухая" },
        var t when t == typeof(PatchTestForm) => new PatchTestForm { ClientId = client, Day = new(2026, 1, 5), Substance = "Хна" },
        var t when t == typeof(SurveyForm) => new SurveyForm { ClientId = client, Day = new(2026, 1, 5), Name = "Новая" },
        var t when t == typeof(RecommendationForm) => new RecommendationForm { ClientId = client, Day = new(2026, 1, 5), Text = "Маска" },
        var t when t == typeof(RecommendationState) => RecommendationState.Done,
        var t when t == typeof(SalonForm) => new SalonForm { Name = $"Салон {Guid.NewGuid():N}", CountryCode = "RU" },
        var t when t == typeof(MasterForm) => new MasterForm { Name = $"Алина {Guid.NewGuid():N}", SalonId = network.Salon },
        var t when t == typeof(OfferedServiceForm) => new OfferedServiceForm { Name = $"Стрижка {Guid.NewGuid():N}", Category = "Волосы" },
        var t when t == typeof(SurveyTemplateForm) => new SurveyTemplateForm { Name = $"Анкета {Guid.NewGuid():N}" },
        var t when t == typeof(OwnFieldForm) => new OwnFieldForm { Names = { ["ru"] = $"Поле {Guid.NewGuid():N}" } },
        var t when t == typeof(OwnValuesForm) => new OwnValuesForm { ClientId = client },
        var t when t == typeof(BackupRulesForm) => new BackupRulesForm(),
        var t when t == typeof(NetworkForm) => new NetworkForm { NetworkName = "Чужая", SalonName = "Чужой", CountryCode = "RU", HeadName = "Чужой", HeadEmail = "evil@salon.example", Password = "correct horse battery" },
        var t when t == typeof(CallNews) => new CallNews { CallId = $"{Guid.NewGuid():N}", Event = CallEvent.Ringing, Number = "+7 926 000-00-06" },
        var t when t == typeof(CallNoteForm) => new CallNoteForm { Id = client, Note = "перезвонит" },
        var t when t == typeof(CallQuestion) => new CallQuestion(),
        var t when t == typeof(TrailQuery) => new TrailQuery { Client = client },
        var t when t == typeof(BreachQuery) => new BreachQuery { From = DateTimeOffset.UtcNow.AddDays(-1), To = DateTimeOffset.UtcNow.AddDays(1), Addresses = ["127.0.0.1"] },
        var t when t == typeof(DateTimeOffset) => parameter.Name == "to" ? DateTimeOffset.UtcNow.AddDays(1) : DateTimeOffset.UtcNow.AddDays(-1),
        var t when t == typeof(MergeForm) => new MergeForm { SurvivorId = client, MergedId = client },
        var t when t == typeof(EntryAttempt) => new EntryAttempt { Name = "nobody@salon.example" },
        var t when t == typeof(EntryForm) => new EntryForm { Account = client, Mark = new byte[EntryAttempt.MarkLength] },
        var t when t == typeof(SignInQuery) => new SignInQuery(),
        var t when t == typeof(OwnChange) => OwnChange.Password,
        var t when t == typeof(AccessLimitForm) => new AccessLimitForm { Role = Role.Specialist },
        var t when t == typeof(WatchRulesForm) => new WatchRulesForm(),
        var t when t == typeof(CanaryForm) => new CanaryForm { SalonId = network.Salon, Count = 1 },
        var t when t == typeof(ExportForm) => new ExportForm { Reason = "для сверки с кассой" },
        var t when t == typeof(Stream) => new MemoryStream("Name;Phone\nНовая;+7 926 000-00-03\n"u8.ToArray()),
        var t when t == typeof(Func<ImportRejection, ValueTask>) => new Func<ImportRejection, ValueTask>(_ => ValueTask.CompletedTask),
        var t => throw new NotSupportedException($"{parameter.Member.Name} takes a {t.Name}: teach {nameof(Operations)} to make one."),
    };
}
