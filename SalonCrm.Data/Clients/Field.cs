namespace SalonCrm.Data.Clients;

/// <summary>
/// A thing that a person fills in. The names are kept in the trail: never rename one.
/// </summary>
public enum Field
{
    /// <summary>Family name.</summary>
    LastName,

    /// <summary>Given name.</summary>
    FirstName,

    /// <summary>Patronymic.</summary>
    Patronymic,

    /// <summary>The client's phones, in order, each with its label.</summary>
    Phones,

    /// <summary>Mail address.</summary>
    Email,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Postal address.</summary>
    Address,

    /// <summary>Categories.</summary>
    Tags,

    /// <summary>Free comment.</summary>
    Comment,

    /// <summary>Whom to contact instead (a parent for a child).</summary>
    ContactInstead,

    /// <summary>Date of the first visit.</summary>
    FirstVisit,

    /// <summary>What the client prefers.</summary>
    ServicePreferences,

    /// <summary>The master whom the client asks for.</summary>
    FavouriteMaster,

    /// <summary>Allergies: whether they were asked about, and each one.</summary>
    Allergies,

    /// <summary>The salon whose client this is.</summary>
    Salon,

    /// <summary>Guest or registered.</summary>
    Status,

    /// <summary>Contraindications, chronic conditions and physical features.</summary>
    HealthNote,

    /// <summary>A promise to a client.</summary>
    Promise,

    /// <summary>The day by which something is due.</summary>
    DueOn,

    /// <summary>A visit.</summary>
    Visit,

    /// <summary>The day of a visit.</summary>
    VisitDate,

    /// <summary>A service in a visit.</summary>
    ServiceLine,

    /// <summary>Something bought at a visit.</summary>
    Purchase,

    /// <summary>The master who did something.</summary>
    Master,

    /// <summary>Formula or materials of a service.</summary>
    Formula,

    /// <summary>What the client wished for a visit.</summary>
    Wishes,

    /// <summary>What the client said of a visit.</summary>
    Feedback,

    /// <summary>A price.</summary>
    Price,

    /// <summary>A score.</summary>
    Score,

    /// <summary>A specialist's note.</summary>
    SpecialistNote,

    /// <summary>A patch test.</summary>
    PatchTest,

    /// <summary>A survey.</summary>
    Survey,

    /// <summary>Name of a survey.</summary>
    SurveyName,

    /// <summary>A recommendation.</summary>
    Recommendation,

    /// <summary>The day of an entry.</summary>
    Date,

    /// <summary>The text of an entry.</summary>
    Text,

    /// <summary>A consent.</summary>
    Consent,

    /// <summary>A gift card.</summary>
    GiftCard,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>Who asked for a change.</summary>
    RequestedBy,

    /// <summary>A guest's name as said, in one line.</summary>
    GuestName,

    /// <summary>The one-time set-up code.</summary>
    SetUpCode,

    /// <summary>Name of the network.</summary>
    NetworkName,

    /// <summary>Name of a salon.</summary>
    SalonName,

    /// <summary>Country for phone numbers written without one.</summary>
    Country,

    /// <summary>Name of an account's owner.</summary>
    DisplayName,

    /// <summary>Sign-in email of an account.</summary>
    AccountEmail,

    /// <summary>Password of an account.</summary>
    Password,

    /// <summary>Role of an account.</summary>
    Role,

    /// <summary>A photo of a visit.</summary>
    Photo,

    /// <summary>How the client wants to be reached.</summary>
    PreferredChannel,

    /// <summary>The language that the client prefers.</summary>
    PreferredLanguage,

    /// <summary>Marital status.</summary>
    MaritalStatus,

    /// <summary>Workplace and position.</summary>
    Workplace,

    /// <summary>What the client likes to do.</summary>
    Hobbies,

    /// <summary>Category of a service.</summary>
    ServiceCategory,

    /// <summary>How long a service takes, in minutes.</summary>
    Duration,

    /// <summary>The questions of a survey.</summary>
    Questions,

    /// <summary>The best score of a survey.</summary>
    BestScore,

    /// <summary>Whether something of the network is no longer offered.</summary>
    Retired,

    /// <summary>A field of the network's own, or what a card says in it.</summary>
    OwnField,

    /// <summary>Name of a field of the network's own.</summary>
    OwnFieldName,

    /// <summary>What is typed into a field of the network's own.</summary>
    OwnFieldKind,

    /// <summary>Whether a field of the network's own is a hint, and for whom.</summary>
    OwnFieldHint,

    /// <summary>One of the answers of a field of the network's own.</summary>
    OwnFieldChoice,

    /// <summary>A booking.</summary>
    Booking,

    /// <summary>The name that somebody booked under.</summary>
    SaidName,

    /// <summary>The hour of a visit or task.</summary>
    Hour,

    /// <summary>Name of an integration.</summary>
    Integration,

    /// <summary>The salons of an integration.</summary>
    IntegrationSalons,

    /// <summary>A personal link.</summary>
    Link,

    /// <summary>The last four digits of the client's phone.</summary>
    LastDigits,

    /// <summary>Something that a client proposed.</summary>
    Proposal,

    /// <summary>A follow-up.</summary>
    FollowUp,

    /// <summary>An attempt to reach a client.</summary>
    Attempt,

    /// <summary>A task.</summary>
    Task,

    /// <summary>Who is to do it.</summary>
    Owner,

    /// <summary>The mark by which a site tells that a request is the same one.</summary>
    IdempotencyKey,

    /// <summary>What the clients' own pages show.</summary>
    OwnPageFields,

    /// <summary>Where the clients' own pages lie.</summary>
    OwnPageAddress,

    /// <summary>Which fields count in the audit.</summary>
    CountingRules,

    /// <summary>A card that went into another.</summary>
    Merge,

    /// <summary>Cards that may be one client.</summary>
    Duplicate,

    /// <summary>Cards that are sent to the queue together.</summary>
    Campaign,

    /// <summary>A call.</summary>
    Call,

    /// <summary>What was noted of a call.</summary>
    CallNote,

    /// <summary>What came of a call.</summary>
    CallOutcome,

    /// <summary>The recording of a call.</summary>
    CallRecording,

    /// <summary>The colleague to whom a call is handed.</summary>
    HandOver,

    /// <summary>The exchange's id of a call.</summary>
    CallId,

    /// <summary>What happened to a call.</summary>
    CallEvent,

    /// <summary>The name of a telephone exchange.</summary>
    TelephoneExchange,

    /// <summary>Whose webhooks a telephone exchange sends.</summary>
    ExchangeKind,

    /// <summary>What a telephone exchange signs with.</summary>
    ExchangeSecret,

    /// <summary>The account's name at the provider of a telephone exchange.</summary>
    ExchangeLogin,

    /// <summary>Which field of a webhook holds what.</summary>
    ExchangeMapping,

    /// <summary>The lines of a telephone exchange.</summary>
    ExchangeLines,

    /// <summary>The number of a card.</summary>
    CardNumber,

    /// <summary>From where and when somebody may work.</summary>
    AccessLimit,

    /// <summary>The networks from which somebody may work.</summary>
    LimitNetworks,

    /// <summary>The hours in which somebody may work.</summary>
    LimitHours,

    /// <summary>The days on which somebody may work.</summary>
    LimitDays,

    /// <summary>The moment at which a possible leak began.</summary>
    BreachFrom,

    /// <summary>The moment at which it ended.</summary>
    BreachTo,

    /// <summary>By whom or from where data may have leaked.</summary>
    BreachBy,

    /// <summary>The hour at which backups are made.</summary>
    BackupHour,

    /// <summary>How many backups are kept, of days, weeks and months.</summary>
    KeptBackups,

    /// <summary>The card's own values, all together.</summary>
    Card,

    /// <summary>How many masked fields one account may have shown within ten minutes.</summary>
    RevealsInTenMinutes,

    /// <summary>How many within 24 hours.</summary>
    RevealsADay,

    /// <summary>How many cards opened within ten minutes are unusual.</summary>
    UnusualCards,

    /// <summary>How many searches within ten minutes are unusual.</summary>
    UnusualSearches,

    /// <summary>When it is night.</summary>
    NightHours,

    /// <summary>What clients are exported for.</summary>
    ExportReason,

    /// <summary>As what kind of file clients are exported.</summary>
    ExportKind,

    /// <summary>How many decoys are planted.</summary>
    CanaryCount,
}

/// <summary>A field with what it was and what it became, as text; both null where the values are not told.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">What it was; null when it was empty.</param>
/// <param name="New">What it became; null when it was emptied.</param>
/// <param name="Own">Which of the network's own fields, where it is one of these.</param>
public sealed record FieldChange(Field Field, string? Old, string? New, Guid? Own = null);
