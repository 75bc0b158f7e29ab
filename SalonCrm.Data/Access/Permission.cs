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

    /// <summary>See phones, email, address, birth date and comment unmasked, at once.</summary>
    SeeContacts,

    /// <summary>See masked contact data, and one field unmasked after asking for it, recorded.</summary>
    RevealContacts,

    /// <summary>Keep a guest: name and phone.</summary>
    AddGuests,

    /// <summary>Create full cards and edit them.</summary>
    EditCards,

    /// <summary>See who changed what on a card.</summary>
    SeeHistory,

    /// <summary>Import contact files.</summary>
    ImportContacts,

    /// <summary>See the salons and masters of the network.</summary>
    SeeNetwork,

    /// <summary>Make, change and disable accounts.</summary>
    ManageAccounts,
}

/// <summary>The one table that says who may do what. The page "Accounts" shows the same table.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Nobody] = [],
        [Role.Visitor] = [Permission.SetUp, Permission.SignIn],
        [Role.Specialist] = [Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.SeeNetwork],
        [Role.Staff] =
        [
            Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.RevealContacts,
            Permission.AddGuests, Permission.SeeNetwork,
        ],
        [Role.Manager] =
        [
            Permission.SignIn, Permission.FindClients, Permission.OpenCards, Permission.RevealContacts, Permission.SeeContacts,
            Permission.AddGuests, Permission.EditCards, Permission.SeeHistory, Permission.ImportContacts, Permission.SeeNetwork,
        ],
        [Role.NetworkHead] = [.. Enum.GetValues<Permission>().Where(p => p != Permission.SetUp)],
        [Role.Operator] = [.. Enum.GetValues<Permission>()],
    };

    /// <summary>The roles an account can have, least first.</summary>
    public static IReadOnlyList<Role> AccountRoles { get; } = [Role.Specialist, Role.Staff, Role.Manager, Role.NetworkHead];

    /// <summary>Whether the role has the permission.</summary>
    public static bool Allows(this Role role, Permission permission) => Table[role].Contains(permission);
}
