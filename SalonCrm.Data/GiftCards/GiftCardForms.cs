using SalonCrm.Data.Clients;

namespace SalonCrm.Data.GiftCards;

/// <summary>A gift card as it is sold.</summary>
public sealed class GiftCardForm
{
    /// <summary>Longest name of whom it is for.</summary>
    public const int ForLength = Client.NameLength;

    /// <summary>Who buys it.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The gift card; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Where it is sold; the salon's country gives the currency.</summary>
    public Guid SalonId { get; set; }

    /// <summary>What it is worth, with at most two decimal places.</summary>
    public decimal? Amount { get; set; }

    /// <summary>Whom it is for; at most <see cref="ForLength"/> characters; null for nobody named.</summary>
    public string? For { get; set; }

    /// <summary>When it was bought; null for today.</summary>
    public DateOnly? BoughtOn { get; set; }

    /// <summary>The last day on which it can be used; null for always.</summary>
    public DateOnly? ValidUntil { get; set; }
}

/// <summary>An amount that is taken from a gift card.</summary>
public sealed class GiftCardUseForm
{
    /// <summary>Who uses it: the buyer or anybody else.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The use; made by the form, so that two submits redeem once.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The gift card.</summary>
    public Guid GiftCardId { get; set; }

    /// <summary>Where it is used.</summary>
    public Guid SalonId { get; set; }

    /// <summary>How much, with at most two decimal places.</summary>
    public decimal? Amount { get; set; }
}

/// <summary>A gift card with what is left on it.</summary>
/// <param name="Id">The gift card.</param>
/// <param name="BuyerId">The client who bought it.</param>
/// <param name="Number">As printed: GC-000123.</param>
/// <param name="For">Whom it is for.</param>
/// <param name="Amount">What it was worth.</param>
/// <param name="Balance">What is left.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BoughtOn">When it was bought.</param>
/// <param name="Salon">Where.</param>
/// <param name="ValidUntil">The last day on which it can be used; null for always.</param>
/// <param name="IsExpired">That day has passed.</param>
/// <param name="IsAltered">Its rows were altered outside the portal, or the name does not open: nothing can be redeemed.</param>
/// <param name="Written">Who sold it and who last took from it.</param>
/// <param name="Uses">Newest first.</param>
public sealed record GiftCardView(
    Guid Id,
    Guid BuyerId,
    string Number,
    string? For,
    decimal Amount,
    decimal Balance,
    string Currency,
    DateOnly BoughtOn,
    string Salon,
    DateOnly? ValidUntil,
    bool IsExpired,
    bool IsAltered,
    Authorship Written,
    IReadOnlyList<GiftCardUseView> Uses)
{
    /// <summary>Whether something can be redeemed.</summary>
    public bool IsUsable => Balance > 0 && !IsExpired && !IsAltered;
}

/// <summary>An amount that was taken from a gift card.</summary>
/// <param name="Day">When.</param>
/// <param name="Amount">How much.</param>
/// <param name="Salon">Where.</param>
/// <param name="By">Who took it; null for the command line.</param>
/// <param name="ByBuyer">It was used by the client who had bought it.</param>
public sealed record GiftCardUseView(DateOnly Day, decimal Amount, string Salon, string? By, bool ByBuyer);
