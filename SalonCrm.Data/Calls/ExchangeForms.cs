using SalonCrm.Data.Network;

namespace SalonCrm.Data.Calls;

/// <summary>A telephone exchange as it is typed; retired means revoked.</summary>
public sealed class ExchangeForm : NetworkPartForm
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = TelephoneExchange.NameLength;

    /// <summary>Longest secret or account that a provider gave, in characters.</summary>
    public const int SecretLength = 200;

    /// <summary>Most lines of one exchange.</summary>
    public const int MostLines = 200;

    /// <summary>What people call it; required, unlike the other exchanges' names.</summary>
    public string? Name { get; set; }

    /// <summary>Whose webhooks it sends. Stays as it was made.</summary>
    public ExchangeKind Kind { get; set; } = ExchangeKind.Own;

    /// <summary>What the provider signs with besides the secret: the key of the exchange at Mango Office, the portal's public address at Twilio.</summary>
    public string? Login { get; set; }

    /// <summary>The provider's secret, where it gives one; never read back. Null keeps the one that is there.</summary>
    public string? Secret { get; set; }

    /// <summary>Which field holds what, for <see cref="ExchangeKind.Mapped"/>.</summary>
    public ExchangeMapping Mapping { get; set; } = new();

    /// <summary>The lines, each a salon's.</summary>
    public List<ExchangeLineForm> Lines { get; set; } = [];

    /// <summary>Does not tell the secret.</summary>
    public override string ToString() => $"Exchange {Id}";
}

/// <summary>A line and the salon that it rings in, as they are typed.</summary>
public sealed class ExchangeLineForm
{
    /// <summary>Longest line, in characters.</summary>
    public const int LineLength = ExchangeLine.LineLength;

    /// <summary>The line as the exchange calls it; what is left empty is left out.</summary>
    public string? Line { get; set; }

    /// <summary>The salon.</summary>
    public Guid SalonId { get; set; }
}

/// <summary>A telephone exchange, without its secret.</summary>
/// <param name="Form">The form to change it with.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom; null for the command line.</param>
/// <param name="LastHeardAt">When the last call came that it told of; null when it never did.</param>
/// <param name="RevokedAt">When it was revoked; null while it is heard.</param>
/// <param name="UnknownLines">Lines on which calls came lately and which are nobody's.</param>
public sealed record ExchangeView(
    ExchangeForm Form, DateTimeOffset MadeAt, string? MadeBy, DateTimeOffset? LastHeardAt, DateTimeOffset? RevokedAt, IReadOnlyList<UnknownLine> UnknownLines);

/// <summary>A line that is nobody's.</summary>
/// <param name="Line">The line in its one spelling.</param>
/// <param name="Calls">How many calls came on it.</param>
/// <param name="LastAt">When the last of them came.</param>
public sealed record UnknownLine(string Line, int Calls, DateTimeOffset LastAt);

/// <summary>What the kinds of exchanges differ in.</summary>
public static class ExchangeKinds
{
    /// <summary>The secret is made here; otherwise the provider gives it.</summary>
    public static bool MakesSecret(this ExchangeKind kind) => kind is ExchangeKind.Own or ExchangeKind.Mapped or ExchangeKind.Asterisk or ExchangeKind.Binotel;

    /// <summary>It needs the account's name at the provider.</summary>
    public static bool NeedsLogin(this ExchangeKind kind) => kind == ExchangeKind.MangoOffice;

    /// <summary>It signs the address that it sends to, so the address has to be known as it is seen from outside.</summary>
    public static bool SignsAddress(this ExchangeKind kind) => kind == ExchangeKind.Twilio;
}
