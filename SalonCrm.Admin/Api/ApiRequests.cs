using System.Text.Json.Serialization;

namespace SalonCrm.Admin.Api;

/// <summary>A booking as a site sends it. Ids and dates are texts here, so that what is none is told of its field.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record BookingRequest(
    string? Name, string? Phone, string? SalonId, string? Service = null, string? MasterId = null, string? Date = null, string? Time = null, string? Wishes = null);

/// <summary>What a booking is answered with: the same for every number.</summary>
internal sealed record BookingAnswer(Guid BookingId, RegistrationLink Registration, bool? Known = null);

/// <summary>The way on to registration.</summary>
internal sealed record RegistrationLink(string Url, string Token, DateTimeOffset ExpiresAt);

/// <summary>A registration as a site sends it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RegistrationRequest(
    string? FirstName,
    string? Phone,
    string? SalonId,
    string? LastName = null,
    string? Patronymic = null,
    string? Email = null,
    string? BirthDate = null,
    string? PreferredLanguage = null,
    string? PreferredChannel = null,
    IReadOnlyList<ConsentRequest?>? Consents = null,
    string? BookingToken = null);

/// <summary>A consent as a site sends it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ConsentRequest(string? Purpose, int TextVersion);

/// <summary>What a registration is answered with: the same for every number.</summary>
internal sealed record RegistrationAnswer(string Status, bool? Known = null);

/// <summary>What people are asked to consent to.</summary>
internal sealed record ConsentAnswer(string Purpose, int TextVersion, IReadOnlyDictionary<string, string> Texts);
