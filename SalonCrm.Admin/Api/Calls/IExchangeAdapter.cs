using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Api.Calls;

/// <summary>Reads what the exchanges of one provider send. Adapters keep nothing and ask nobody.</summary>
internal interface IExchangeAdapter
{
    /// <summary>Whether it comes from who it says.</summary>
    bool IsSigned(Webhook sent, KnownExchange exchange);

    /// <summary>What it tells of calls, at most one thing: nothing where it tells of something else; null where it can't be read.</summary>
    IReadOnlyList<CallNews>? Read(Webhook sent, KnownExchange exchange);

    /// <summary>What the provider expects to be answered once it was heard.</summary>
    IResult Answer(Webhook sent);

    /// <summary>How the provider tries an address before it sends there; null where it does not, or did not now.</summary>
    IResult? Tried(Webhook sent) => null;

    /// <summary>Why it is not heard; null where it is.</summary>
    IResult? Refusal(Webhook sent, KnownExchange exchange) => IsSigned(sent, exchange) ? null : ApiProblems.Of(ApiFault.WrongSignature);

    /// <summary>By which a replay is recognised; null where the provider signs no time, and telling a thing twice is telling it once.</summary>
    byte[]? Mark(Webhook sent, KnownExchange exchange) => null;
}

/// <summary>The adapter of each kind but the own one, which needs none.</summary>
internal static class ExchangeAdapters
{
    public static IExchangeAdapter Of(ExchangeKind kind) => kind switch
    {
        ExchangeKind.Zadarma => new ZadarmaAdapter(),
        ExchangeKind.MangoOffice => new MangoOfficeAdapter(),
        ExchangeKind.Binotel => new BinotelAdapter(),
        ExchangeKind.Twilio => new TwilioAdapter(),
        ExchangeKind.Asterisk => new AsteriskAdapter(),
        ExchangeKind.Mapped => new MappedAdapter(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
