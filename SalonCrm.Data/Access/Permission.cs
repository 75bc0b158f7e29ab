namespace SalonCrm.Data.Access;

/// <summary>What can be allowed or not. Every operation needs exactly one.</summary>
public enum Permission
{
    /// <summary>Claim an unclaimed portal with the set-up code, or initialise it from the command line.</summary>
    SetUp,

    /// <summary>Sign in and out, and have it recorded.</summary>
    SignIn,

    /// <summary>Search for clients.</summary>
    FindClients,

    /// <summary>Open a client's card.</summary>
    OpenCards,

    /// <summary>
    /// See phones, email, address and whom to contact instead unmasked, at once; and birth date, marital status and workplace,
    /// which nobody else sees. <see cref="Clients.Secrecy"/> says it of each field.
    /// </summary>
    SeeContacts,

    /// <summary>
    /// See masked contact data, and one field unmasked after asking for it, recorded; comment and hobbies as they are, which who
    /// sees no contacts does not see at all.
    /// </summary>
    RevealContacts,

    /// <summary>Keep a guest: name and phone.</summary>
    AddGuests,

    /// <summary>Create full cards and edit them.</summary>
    EditCards,

    /// <summary>Note that the client has confirmed the card.</summary>
    ConfirmCards,

    /// <summary>Write down allergies, contraindications, chronic conditions and physical features.</summary>
    NoteHealth,

    /// <summary>Write visits, specialist's notes, patch tests, surveys and recommendations.</summary>
    WriteTreatments,

    /// <summary>Mark a visit as done, cancelled, no-show or planned.</summary>
    MarkVisits,

    /// <summary>See the photos of visits.</summary>
    SeePhotos,

    /// <summary>Make, keep and drop promises to a client.</summary>
    KeepPromises,

    /// <summary>Record a client's consents and their withdrawal.</summary>
    RecordConsents,

    /// <summary>Sell and redeem gift cards.</summary>
    SellGiftCards,

    /// <summary>See who changed what on a card.</summary>
    SeeHistory,

    /// <summary>See who has opened a card.</summary>
    SeeAccess,

    /// <summary>Print a card.</summary>
    PrintCards,

    /// <summary>Import contact files.</summary>
    ImportContacts,

    /// <summary>See the salons and masters of the network.</summary>
    SeeNetwork,

    /// <summary>Set up what the network keeps: salons, masters, services, fields of its own, consent texts, survey templates.</summary>
    ManageNetwork,

    /// <summary>Make, change and disable accounts.</summary>
    ManageAccounts,

    /// <summary>Take a booking by phone or at the desk: recognise the number, keep the guest, note the visit.</summary>
    TakeBookings,

    /// <summary>Hand a client a personal link, and take it back.</summary>
    SendLinks,

    /// <summary>Take over or decline what a client proposed.</summary>
    DecideProposals,

    /// <summary>Work the queue of follow-ups: note attempts, postpone, stop, assign.</summary>
    WorkFollowUps,

    /// <summary>Make, take and end tasks; see what is due today.</summary>
    KeepTasks,

    /// <summary>See what the follow-ups achieved.</summary>
    SeeFollowUpReport,

    /// <summary>Book and register through the API with a key.</summary>
    BookOnline,

    /// <summary>Complete one's own card by a personal link.</summary>
    UseOwnPage,

    /// <summary>See how complete the cards are, and send those behind a figure to the queue.</summary>
    AuditCompleteness,

    /// <summary>See which cards may be one client, merge them and take a merge back.</summary>
    MergeCards,

    /// <summary>See that a call comes in for one of the own salons, and the hints of who calls.</summary>
    SeeCalls,

    /// <summary>Take calls, note what came of them, hand them over, read the log of calls.</summary>
    TakeCalls,

    /// <summary>Hear recordings of calls.</summary>
    HearRecordings,

    /// <summary>Tell of calls, as a telephone exchange.</summary>
    AnnounceCalls,

    /// <summary>See the own sign-ins, devices and sessions, end these, and show the second factor anew.</summary>
    KeepOwnAccess,

    /// <summary>See everybody's sign-ins and sessions, end these, and set from where and when somebody may work.</summary>
    LimitAccess,

    /// <summary>See who did how much and what is unusual, be told of alerts, freeze accounts, plant canaries, set budgets.</summary>
    WatchAccess,

    /// <summary>Export the client list.</summary>
    ExportClients,

    /// <summary>Read and verify the trail, and work out whose data may have leaked.</summary>
    ReadTrail,

    /// <summary>See the state of the keys, rotate and rewrap them.</summary>
    ManageKeys,

    /// <summary>Make backups and see how they are.</summary>
    ManageBackups,

    /// <summary>Erase a client.</summary>
    EraseClients,

    /// <summary>Put together all data of a client, to hand it out.</summary>
    HandOutData,
}

/// <summary>The one table that says who may do what. The page "Accounts" shows the same table.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Nobody] = [],
        [Role.Visitor] = [Permission.SetUp, Permission.SignIn],
        [Role.Specialist] =
        [
            Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.NoteHealth, Permission.WriteTreatments,
            Permission.MarkVisits, Permission.SeePhotos, Permission.KeepPromises, Permission.RecordConsents, Permission.SeeNetwork, Permission.KeepTasks,
            Permission.SeeCalls, Permission.KeepOwnAccess,
        ],
        [Role.Staff] =
        [
            Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.RevealContacts,
            Permission.AddGuests, Permission.ConfirmCards, Permission.NoteHealth, Permission.MarkVisits, Permission.KeepPromises,
            Permission.RecordConsents, Permission.SellGiftCards, Permission.SeeNetwork, Permission.TakeBookings, Permission.SendLinks, Permission.KeepTasks,
            Permission.SeeCalls, Permission.TakeCalls, Permission.KeepOwnAccess,
        ],
        [Role.Manager] =
        [
            Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.RevealContacts, Permission.SeeContacts,
            Permission.AddGuests, Permission.EditCards, Permission.ConfirmCards, Permission.NoteHealth, Permission.WriteTreatments, Permission.MarkVisits,
            Permission.SeePhotos, Permission.KeepPromises, Permission.RecordConsents, Permission.SellGiftCards, Permission.SeeHistory, Permission.PrintCards, Permission.ImportContacts, Permission.SeeNetwork,
            Permission.TakeBookings, Permission.SendLinks, Permission.DecideProposals, Permission.WorkFollowUps, Permission.KeepTasks, Permission.SeeFollowUpReport, Permission.AuditCompleteness, Permission.MergeCards,
            Permission.SeeCalls, Permission.TakeCalls, Permission.HearRecordings, Permission.KeepOwnAccess, Permission.HandOutData,
        ],
        [Role.NetworkHead] = [.. Enum.GetValues<Permission>().Where(p => p is not (Permission.SetUp or Permission.BookOnline or Permission.UseOwnPage or Permission.AnnounceCalls))],
        [Role.Operator] = [.. Enum.GetValues<Permission>()],
        [Role.Site] = [Permission.BookOnline],
        [Role.Client] = [Permission.UseOwnPage],
        [Role.Exchange] = [Permission.AnnounceCalls],
    };

    /// <summary>The roles an account can have, least first.</summary>
    public static IReadOnlyList<Role> AccountRoles { get; } = [Role.Specialist, Role.Staff, Role.Manager, Role.NetworkHead];

    /// <summary>Whether the role has the permission.</summary>
    public static bool Allows(this Role role, Permission permission) => Table[role].Contains(permission);
}
