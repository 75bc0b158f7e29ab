using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Consents;

/// <summary>A client's consent to one purpose, to one version of its text. Consenting again makes another row.</summary>
internal sealed class Consent : CardPart, IInventoried
{
    [Plain] public ConsentPurpose Purpose { get; init; }

    [Plain] public int TextVersion { get; init; }

    [Plain] public DateOnly GivenOn { get; init; }

    [Sealed(SealedAttribute.Phone)] public ConsentChannel Channel { get; init; }

    [Plain] public DateOnly? WithdrawnOn { get; set; }

    /// <summary>The consent as the history tells it: purpose, version, channel, day, and the day of the withdrawal.</summary>
    public string Told => string.Join(ConsentState.ToldSeparator, new[]
    {
        Purpose.ToString(), TextVersion.ToString(CultureInfo.InvariantCulture), Channel.ToString(), Day(GivenOn), Day(WithdrawnOn),
    }.OfType<string>());

    public static void Map(EntityTypeBuilder<Consent> entity) => MapPart(entity, "consents");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A consent as it is recorded.</summary>
public sealed class ConsentForm
{
    /// <summary>Whose.</summary>
    public Guid ClientId { get; set; }

    /// <summary>The consent; made by the form, so that two submits make one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>To what.</summary>
    public ConsentPurpose Purpose { get; set; }

    /// <summary>The version of the text that the client was shown.</summary>
    public int TextVersion { get; set; }

    /// <summary>How it was given.</summary>
    public ConsentChannel Channel { get; set; }

    /// <summary>When it was given; null for today.</summary>
    public DateOnly? GivenOn { get; set; }
}

/// <summary>How a client stands to one purpose.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Standing">How the client stands to it.</param>
/// <param name="Current">The text that a client is asked with now.</param>
/// <param name="Agreed">The text that the latest consent was given to; null when nobody has asked.</param>
/// <param name="GivenOn">When the latest consent was given.</param>
/// <param name="Channel">How it was given.</param>
/// <param name="Written">Who recorded it, and who its withdrawal; null when nobody has asked.</param>
/// <param name="WithdrawnOn">When it was withdrawn.</param>
public sealed record ConsentState(
    ConsentPurpose Purpose,
    ConsentStanding Standing,
    ConsentTextView Current,
    ConsentTextView? Agreed = null,
    DateOnly? GivenOn = null,
    ConsentChannel? Channel = null,
    Authorship? Written = null,
    DateOnly? WithdrawnOn = null)
{
    /// <summary>Between the parts of a consent as the history tells it: purpose, version, channel, day, day of the withdrawal.</summary>
    public const string ToldSeparator = "; ";

    /// <summary>Consented, but to a text that has been replaced since.</summary>
    public bool IsOfOlderText => Standing == ConsentStanding.Given && Agreed?.Version < Current.Version;
}
