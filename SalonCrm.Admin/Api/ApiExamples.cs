using System.Text.Json;
using System.Text.Json.Nodes;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Guests;

namespace SalonCrm.Admin.Api;

/// <summary>What the document shows as sent and answered. Made of the very types, so that it is what is sent.</summary>
internal static class ApiExamples
{
    private const string Salon = "0192f0c4-5c1e-7b3a-9d2e-3f6a8b1c4d5e";
    private const string Master = "0192f0c4-6a2b-7c4d-8e5f-1a2b3c4d5e6f";
    private const string Token = "Zm9yLXRoZS1leGFtcGxlLW9ubHktMDEyMzQ1Njc4OTA";

    /// <summary>What is sent to an operation; null where nothing is.</summary>
    public static JsonNode? Request(string operation) => operation switch
    {
        "Book" => Node(new BookingRequest(ApiText.Example_Name, "+7 916 123-45-67", Salon, ApiText.Example_Service, Master, "2027-03-08", "14:30", ApiText.Example_Wishes)),
        "Register" => Node(new RegistrationRequest(
            ApiText.Example_FirstName, "+7 916 123-45-67", Salon, ApiText.Example_LastName, null, "maria@mail.example", "1990-05-01", "ru", "WhatsApp",
            [new("processing", 1), new("marketing", 1)], Token)),
        CallEndpoints.Name => Node(new CallRequest("1763812800.42", "ringing", "incoming", "+7 916 123-45-67", "+7 495 123-45-67", "2027-03-08T14:30:00+03:00")),
        _ => null,
    };

    /// <summary>What an operation answers.</summary>
    public static JsonNode? Answer(string operation) => operation switch
    {
        "Book" => Node(new BookingAnswer(
            Guid.Parse("0192f0c4-7d8e-7f9a-8b1c-2d3e4f5a6b7c"),
            new($"https://portal.example/my/{Token}", Token, new DateTimeOffset(2027, 3, 12, 9, 0, 0, TimeSpan.Zero)),
            null)),
        "Register" => Node(new RegistrationAnswer("received", null)),
        "Salons" => Node(new[] { new OfferedSalon(Guid.Parse(Salon), ApiText.Example_Salon, "RU", [new(Guid.Parse(Master), ApiText.Example_Master)]) }),
        "Services" => Node(new[] { new OnlineService(Guid.Parse("0192f0c4-8e9f-7a1b-9c2d-3e4f5a6b7c8d"), ApiText.Example_Category, ApiText.Example_Service, "RUB", 2800, 60) }),
        "Consents" => Node(new[] { new ConsentAnswer("processing", 1, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "I agree …", ["ru"] = "Я согласен (согласна) …" }) }),
        CallEndpoints.Name => Node(new CallAnswer(Guid.Parse("0192f0c4-9f1a-7b2c-8d3e-4f5a6b7c8d9e"), IsNew: true, LineIsKnown: true)),
        _ => null,
    };

    /// <summary>How a problem is told.</summary>
    public static JsonNode? Problem(ApiFault fault) => Node(ApiProblems.Of(
        fault,
        fault == ApiFault.Invalid ? [new("phone", "phoneTooShort", FieldTexts.Of(Data.Clients.Problem.PhoneTooShort))] : null,
        fault == ApiFault.Failed ? "3f9c1a7e" : null));

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, ApiJson.Options);
}
