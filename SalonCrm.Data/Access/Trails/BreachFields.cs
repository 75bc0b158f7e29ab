using SalonCrm.Data.Clients;

namespace SalonCrm.Data.Access.Trails;

/// <summary>What somebody sees by doing something, as far as the role goes.</summary>
internal static class BreachFields
{
    private static readonly Field[] OnCard =
    [
        Field.FavouriteMaster, Field.Salon, Field.Status, Field.Allergies, Field.HealthNote, Field.Promise, Field.OwnField, Field.Consent, Field.Visit,
        Field.SpecialistNote, Field.PatchTest, Field.Survey, Field.Recommendation,
    ];

    /// <summary>A card's name and hints, as a list of hits shows them.</summary>
    private static readonly Field[] InList =
    [
        Field.LastName, Field.FirstName, Field.Patronymic, Field.Salon, Field.Status, Field.Allergies, Field.HealthNote, Field.PatchTest, Field.OwnField,
    ];

    private static readonly Field[] WithNumber = [.. InList, Field.Phones];

    private static readonly Field[] WithContacts = [.. WithNumber, Field.Email];

    /// <summary>What stands in the file of an export.</summary>
    public static IReadOnlyList<Field> InExport { get; } =
    [
        Field.LastName, Field.FirstName, Field.Patronymic, Field.Phones, Field.Email, Field.BirthDate, Field.Salon, Field.Status, Field.Tags, Field.FirstVisit,
    ];

    /// <summary>Everything that is kept of a client.</summary>
    public static IReadOnlyList<Field> Everything { get; } = [.. CardFields.Simple.Select(f => f.Field), Field.Phones, .. OnCard, Field.Photo, Field.GiftCard];

    private static readonly HashSet<TrailAction> ShowCard =
    [
        TrailAction.CardOpened, TrailAction.CardPrinted, TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.CardConfirmed, TrailAction.PartChanged,
        TrailAction.CardsMerged, TrailAction.CardsUnmerged, TrailAction.ProposalDecided,

        // Its old and new values are those of the whole card.
        TrailAction.HistoryRead,
    ];

    private static readonly HashSet<TrailAction> TellMore =
    [
        TrailAction.Revealed, TrailAction.SectionRead, TrailAction.PhotoShown, TrailAction.RecordingOpened, TrailAction.PartChanged, TrailAction.ProposalDecided,
        .. TrailGroups.Of(TrailGroup.Listed), TrailAction.CallShown, TrailAction.CardCreated, TrailAction.Exported, TrailAction.BreachReported,
    ];

    private static readonly Dictionary<Role, IReadOnlyList<Field>> Cards =
        Enum.GetValues<Role>().ToDictionary(r => r, r => OfCard(r));

    /// <summary>Whether what an entry tells beyond its kind says more about what was seen.</summary>
    public static bool IsToldInDetail(TrailAction action) => TellMore.Contains(action);

    /// <summary>What such a deed shows whoever has the role; empty where its details tell.</summary>
    public static IReadOnlyList<Field> Of(TrailAction action, Role role) => action switch
    {
        TrailAction.DataHandedOut => Everything,
        TrailAction.LinkMade when role.Allows(Permission.SendLinks) => [Field.Phones],
        _ when ShowCard.Contains(action) => Cards[role],
        _ => [],
    };

    /// <summary>What a list shows of each card in it.</summary>
    public static IReadOnlyList<Field> Listed(TrailAction action, Role role) => action switch
    {
        TrailAction.BreachReported => WithContacts,
        TrailAction.CallShown or TrailAction.CallsRead when role.Allows(Permission.SeeContacts) => WithNumber,
        _ => InList,
    };

    private static IReadOnlyList<Field> OfCard(Role role)
    {
        var contacts = role.Allows(Permission.SeeContacts) ? ContactView.Full : role.Allows(Permission.RevealContacts) ? ContactView.Masked : ContactView.None;
        return
        [
            .. CardFields.Simple.Where(f => f.SeenBy(contacts) == ContactView.Full).Select(f => f.Field),
            .. contacts == ContactView.Full ? new[] { Field.Phones } : [],
            .. OnCard,
            .. role.Allows(Permission.SellGiftCards) ? new[] { Field.GiftCard } : [],
        ];
    }
}
