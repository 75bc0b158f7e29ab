namespace SalonCrm.Data.Access.Trails;

/// <summary>Kinds of deeds, as somebody looks for them.</summary>
public enum TrailGroup
{
    /// <summary>A card, a part of it or a masked field was seen.</summary>
    Seen,

    /// <summary>Clients were searched for or listed.</summary>
    Listed,

    /// <summary>Something of a client was changed.</summary>
    Changed,

    /// <summary>Data went out: export, print, all data of a client.</summary>
    TakenOut,

    /// <summary>Sign-ins, sessions, passwords.</summary>
    SignIns,

    /// <summary>Settings, accounts, the network.</summary>
    Settings,

    /// <summary>Protection itself: trail, keys, backups, alerts.</summary>
    Protection,

    /// <summary>What was not allowed.</summary>
    Refused,
}

/// <summary>Which deed belongs to which kind.</summary>
public static class TrailGroups
{
    /// <summary>That a client was erased.</summary>
    internal static readonly TrailAction[] Erasing = [TrailAction.ClientErased, TrailAction.ClientErasedAgain];

    private static readonly Dictionary<TrailGroup, TrailAction[]> Actions = new()
    {
        [TrailGroup.Seen] =
        [
            TrailAction.CardOpened, TrailAction.Revealed, TrailAction.HistoryRead, TrailAction.SectionRead, TrailAction.PhotoShown, TrailAction.AccessRead,
            TrailAction.CallShown, TrailAction.RecordingOpened, TrailAction.LinkOpened,
        ],
        [TrailGroup.Listed] =
        [
            TrailAction.Searched, TrailAction.Recognised, TrailAction.QueueRead, TrailAction.FollowUpReportRead, TrailAction.AuditRead, TrailAction.AuditListRead,
            TrailAction.DuplicatesRead, TrailAction.CallsRead,
        ],
        [TrailGroup.Changed] =
        [
            TrailAction.CardCreated, TrailAction.CardChanged, TrailAction.CardConfirmed, TrailAction.CardSealed, TrailAction.PartChanged, TrailAction.Imported, TrailAction.BookingTaken,
            TrailAction.RegistrationTaken, TrailAction.LinkMade, TrailAction.LinkRevoked, TrailAction.ProposalDecided, TrailAction.FollowUpChanged, TrailAction.AttemptMade,
            TrailAction.TaskChanged, TrailAction.CampaignSent, TrailAction.DuplicateDecided, TrailAction.CardsMerged, TrailAction.CardsUnmerged, TrailAction.CallHeard,
            TrailAction.CallTaken, TrailAction.CallNoted, TrailAction.CallHandedOver, TrailAction.ClientErased, TrailAction.ClientErasedAgain,
        ],
        [TrailGroup.TakenOut] = [TrailAction.Exported, TrailAction.CardPrinted, TrailAction.DataHandedOut],
        [TrailGroup.SignIns] =
        [
            TrailAction.SignedIn, TrailAction.SignInFailed, TrailAction.SignInRefused, TrailAction.SignedOut, TrailAction.SessionEnded, TrailAction.SecondFactorShown,
            TrailAction.SecondFactorSet, TrailAction.PasswordSet, TrailAction.PasswordLinkMade, TrailAction.DeviceAcknowledged,
        ],
        [TrailGroup.Settings] =
        [
            TrailAction.NetworkClaimed, TrailAction.AccountAdded, TrailAction.AccountChanged, TrailAction.AccountsRead, TrailAction.NetworkRead,
            TrailAction.ConsentTextAdded, TrailAction.SalonSaved, TrailAction.MasterSaved, TrailAction.ServiceSaved, TrailAction.SurveyTemplateSaved,
            TrailAction.OptionalFieldSwitched, TrailAction.OwnFieldSaved, TrailAction.OwnFieldRetired, TrailAction.OwnFieldMoved, TrailAction.OfferRead,
            TrailAction.IntegrationSaved, TrailAction.OwnPageSet, TrailAction.FollowUpRulesSet, TrailAction.CountingRulesSet, TrailAction.CountsMended,
            TrailAction.DayCounted, TrailAction.ExchangeSaved, TrailAction.AccessLimitSaved, TrailAction.ProtectionRulesSet,
        ],
        [TrailGroup.Protection] =
        [
            TrailAction.WatchRead, TrailAction.AccountFrozen, TrailAction.CanaryPlanted, TrailAction.CanaryRemoved, TrailAction.AlertSeen, TrailAction.SignInsRead,
            TrailAction.TrailRead, TrailAction.BreachReported, TrailAction.TrailVerified, TrailAction.TrailHeadSet, TrailAction.KeyRotated, TrailAction.KeysRewrapped,
            TrailAction.KeysRead, TrailAction.DamageSeen, TrailAction.BackedUp, TrailAction.Restored, TrailAction.BackupsRead,
        ],
        [TrailGroup.Refused] = [TrailAction.Refused, TrailAction.BudgetUsedUp],
    };

    /// <summary>The deeds of a kind.</summary>
    public static IReadOnlyList<TrailAction> Of(TrailGroup group) => Actions[group];
}
