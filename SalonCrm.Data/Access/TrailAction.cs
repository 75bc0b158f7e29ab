namespace SalonCrm.Data.Access;

/// <summary>What somebody did. The numbers are kept in the database: never reuse one.</summary>
public enum TrailAction
{
    /// <summary>Something was asked for without the permission.</summary>
    Refused = 1,

    /// <summary>The network was made and its head's account with it.</summary>
    NetworkClaimed = 2,

    /// <summary>Somebody signed in.</summary>
    SignedIn = 3,

    /// <summary>A sign-in failed.</summary>
    SignInFailed = 4,

    /// <summary>Clients were searched for.</summary>
    Searched = 10,

    /// <summary>A card was opened.</summary>
    CardOpened = 11,

    /// <summary>A masked field was shown.</summary>
    Revealed = 12,

    /// <summary>A card's history was read.</summary>
    HistoryRead = 13,

    /// <summary>A section of a card was read.</summary>
    SectionRead = 14,

    /// <summary>A photo was shown.</summary>
    PhotoShown = 15,

    /// <summary>It was read who has seen a card.</summary>
    AccessRead = 16,

    /// <summary>A card was printed.</summary>
    CardPrinted = 17,

    /// <summary>A card was created.</summary>
    CardCreated = 20,

    /// <summary>A card was changed.</summary>
    CardChanged = 21,

    /// <summary>A card was confirmed with the client.</summary>
    CardConfirmed = 22,

    /// <summary>Something that belongs to a card (a visit, a note, a promise) was added, changed or removed.</summary>
    PartChanged = 23,

    /// <summary>An import began or ended.</summary>
    Imported = 30,

    /// <summary>An account was made.</summary>
    AccountAdded = 40,

    /// <summary>An account's role, salons or state was changed.</summary>
    AccountChanged = 41,

    /// <summary>A one-time link to set a password was made.</summary>
    PasswordLinkMade = 42,

    /// <summary>The list of accounts was read.</summary>
    AccountsRead = 43,

    /// <summary>Salons and masters were read.</summary>
    NetworkRead = 50,

    /// <summary>A new version of a consent text was added.</summary>
    ConsentTextAdded = 51,

    /// <summary>A salon was added, changed, closed or opened again.</summary>
    SalonSaved = 55,

    /// <summary>A master was taken on, renamed, moved, retired or brought back.</summary>
    MasterSaved = 56,

    /// <summary>A service was added, changed, retired or brought back.</summary>
    ServiceSaved = 57,

    /// <summary>A survey template was added, changed, retired or brought back.</summary>
    SurveyTemplateSaved = 58,

    /// <summary>An optional field of the card was switched on or off.</summary>
    OptionalFieldSwitched = 59,

    /// <summary>A field of the network's own was added or changed.</summary>
    OwnFieldSaved = 52,

    /// <summary>A field of the network's own is no longer asked, or again.</summary>
    OwnFieldRetired = 53,

    /// <summary>A field of the network's own was put at another place.</summary>
    OwnFieldMoved = 54,

    /// <summary>A booking was taken, or what it said was settled with the card.</summary>
    BookingTaken = 60,

    /// <summary>Somebody typed a number at the desk and was told who has it.</summary>
    Recognised = 61,

    /// <summary>A site registered somebody.</summary>
    RegistrationTaken = 62,

    /// <summary>A site read the salons and services that it offers.</summary>
    OfferRead = 63,

    /// <summary>An integration was made, changed, given a new key or revoked.</summary>
    IntegrationSaved = 64,

    /// <summary>A personal link was made.</summary>
    LinkMade = 65,

    /// <summary>A personal link was opened, or it was tried.</summary>
    LinkOpened = 66,

    /// <summary>A personal link was revoked.</summary>
    LinkRevoked = 67,

    /// <summary>What a client proposed was taken over or declined.</summary>
    ProposalDecided = 68,

    /// <summary>What the client's own page shows, or where it lies, was changed.</summary>
    OwnPageSet = 69,

    /// <summary>A follow-up was assigned, postponed, stopped or made.</summary>
    FollowUpChanged = 70,

    /// <summary>It was tried to reach a client.</summary>
    AttemptMade = 71,

    /// <summary>A list of follow-ups was read.</summary>
    QueueRead = 72,

    /// <summary>A task was made, changed or ended.</summary>
    TaskChanged = 73,

    /// <summary>What the follow-ups achieved was read.</summary>
    FollowUpReportRead = 74,

    /// <summary>The rules of the follow-ups were changed.</summary>
    FollowUpRulesSet = 75,

    /// <summary>How complete the cards are was read.</summary>
    AuditRead = 80,

    /// <summary>The cards behind a figure of the audit were listed.</summary>
    AuditListRead = 81,

    /// <summary>Which fields count was changed.</summary>
    CountingRulesSet = 82,

    /// <summary>The nightly recount found counts that differed from the cards, and put them right.</summary>
    CountsMended = 83,

    /// <summary>The cards behind a figure were sent to the queue.</summary>
    CampaignSent = 84,

    /// <summary>The figures of a day were written into the history.</summary>
    DayCounted = 85,

    /// <summary>Cards that may be one client were listed or compared.</summary>
    DuplicatesRead = 86,

    /// <summary>It was said that two cards are two people, or that was taken back.</summary>
    DuplicateDecided = 87,

    /// <summary>Two cards were made one; told of both.</summary>
    CardsMerged = 88,

    /// <summary>A merge was taken back; told of both.</summary>
    CardsUnmerged = 89,

    /// <summary>An exchange told of a call.</summary>
    CallHeard = 90,

    /// <summary>A call stood on somebody's screen.</summary>
    CallShown = 91,

    /// <summary>A call was taken, or opened by hand.</summary>
    CallTaken = 92,

    /// <summary>It was noted who called and what came of it.</summary>
    CallNoted = 93,

    /// <summary>A call was handed to a colleague.</summary>
    CallHandedOver = 94,

    /// <summary>The log of calls was read.</summary>
    CallsRead = 95,

    /// <summary>The recording of a call was opened.</summary>
    RecordingOpened = 96,

    /// <summary>A telephone exchange was made, changed, given a new secret or revoked.</summary>
    ExchangeSaved = 97,

    /// <summary>Clients were exported; how many is told.</summary>
    Exported = 100,

    /// <summary>It was read who did how much, and what is unusual.</summary>
    WatchRead = 101,

    /// <summary>An account was frozen, or set free.</summary>
    AccountFrozen = 102,

    /// <summary>A client who does not exist was planted.</summary>
    CanaryPlanted = 103,

    /// <summary>A client who does not exist was taken away.</summary>
    CanaryRemoved = 104,

    /// <summary>An alert was noted as seen.</summary>
    AlertSeen = 105,

    /// <summary>Budgets, hours or other rules of protection were changed.</summary>
    ProtectionRulesSet = 106,

    /// <summary>Something was refused because the budget was used up.</summary>
    BudgetUsedUp = 107,

    /// <summary>Somebody signed out.</summary>
    SignedOut = 110,

    /// <summary>A session was ended by somebody.</summary>
    SessionEnded = 111,

    /// <summary>Sign-ins and sessions were read.</summary>
    SignInsRead = 112,

    /// <summary>From where and when somebody may work was changed.</summary>
    AccessLimitSaved = 113,

    /// <summary>A second factor was shown again.</summary>
    SecondFactorShown = 114,

    /// <summary>A second factor was set up, changed or taken off.</summary>
    SecondFactorSet = 115,

    /// <summary>A password was set.</summary>
    PasswordSet = 116,

    /// <summary>A sign-in was refused before the password was looked at, or by the limits of addresses and hours.</summary>
    SignInRefused = 117,

    /// <summary>The owner of an account said that a new device is the own one.</summary>
    DeviceAcknowledged = 118,

    /// <summary>The trail was read.</summary>
    TrailRead = 120,

    /// <summary>It was worked out whose data may have leaked.</summary>
    BreachReported = 121,

    /// <summary>The trail was verified; how is told.</summary>
    TrailVerified = 122,

    /// <summary>The trail's head outside the database was set anew, knowingly.</summary>
    TrailHeadSet = 123,

    /// <summary>A key began to take another's place, or has taken it.</summary>
    KeyRotated = 130,

    /// <summary>The keys were wrapped by another master key.</summary>
    KeysRewrapped = 131,

    /// <summary>The state of the keys was read.</summary>
    KeysRead = 132,

    /// <summary>A row that had been altered behind the portal's back was seen, and told.</summary>
    DamageSeen = 133,

    /// <summary>A card's row was sealed anew because something that belongs to it changed.</summary>
    CardSealed = 134,

    /// <summary>A backup was made, or tried.</summary>
    BackedUp = 140,

    /// <summary>The database was restored from a backup.</summary>
    Restored = 141,

    /// <summary>The list of backups was read.</summary>
    BackupsRead = 142,

    /// <summary>A client was erased.</summary>
    ClientErased = 150,

    /// <summary>A client whom an older backup had brought back was erased anew.</summary>
    ClientErasedAgain = 151,

    /// <summary>All data of a client was put together to be handed out.</summary>
    DataHandedOut = 152,
}
