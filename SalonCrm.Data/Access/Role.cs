namespace SalonCrm.Data.Access;

/// <summary>What a person is in the network. One account has one role.</summary>
public enum Role
{
    /// <summary>Nobody: may do nothing.</summary>
    Nobody = 0,

    /// <summary>Somebody who has not signed in: the first visit, the sign-in page.</summary>
    Visitor = 1,

    /// <summary>Treats clients (master, cosmetologist): sees hints, never contact data.</summary>
    Specialist = 2,

    /// <summary>Front desk: finds, opens, adds guests.</summary>
    Staff = 3,

    /// <summary>Edits cards on a client's request.</summary>
    Manager = 4,

    /// <summary>Audits completeness, answers for access.</summary>
    NetworkHead = 5,

    /// <summary>The person at the machine, with the data folder and the master key in hand: the command line.</summary>
    Operator = 6,

    /// <summary>A site, an app: whatever books through the API with a key of its own.</summary>
    Site = 7,

    /// <summary>A client on the page that a personal link opens.</summary>
    Client = 8,

    /// <summary>A telephone exchange that tells of calls, signed with a secret of its own.</summary>
    Exchange = 9,
}
