using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Payloads as https://www.twilio.com/docs/voice/twiml#request-parameters shows them, with Twilio's own numbers for tests.</summary>
public sealed class TwilioTests
{
    private const string Rings = "AccountSid=AC0&CallSid=CA1&CallStatus=ringing&Direction=inbound&From=%2B15005550006&To=%2B15005550001&ApiVersion=2010-04-01";
    private readonly TwilioAdapter _adapter = new();

    [Theory]
    [InlineData("tWFJj5exIIRtzD78zjTRGiN1bCA=", null, true)]
    [InlineData("pKxKuG9jHXOonX2J3qnp0qjL/Cc=", "https://outside.example", true)]
    [InlineData("tWFJj5exIIRtzD78zjTRGiN1bCA=", "https://outside.example", false)]
    [InlineData("pKxKuG9jHXOonX2J3qnp0qjL/Cc=", null, false)]
    [InlineData("", null, false)]
    public void The_address_as_twilio_sees_it_is_signed_with_the_fields(string signature, string? outside, bool isRight) => Assert.Equal(
        isRight, _adapter.IsSigned(SomeWebhook.Form(Rings, null, ("X-Twilio-Signature", signature)), SomeWebhook.Exchange(ExchangeKind.Twilio, "token", outside)));

    [Fact]
    public void A_call_rings_is_in_progress_and_completed()
    {
        var rings = _adapter.News(SomeWebhook.Form(Rings));
        Assert.Equal(
            ("CA1", CallEvent.Ringing, CallDirection.Incoming, "+15005550006", "+15005550001"),
            (rings.CallId, rings.Event, rings.Direction!.Value, rings.Number, rings.Line));
        Assert.Equal(CallEvent.Answered, _adapter.News(SomeWebhook.Form(Rings.Replace("ringing", "in-progress", StringComparison.Ordinal))).Event);

        var over = _adapter.News(SomeWebhook.Form(
            Rings.Replace("ringing", "completed", StringComparison.Ordinal) + "&CallDuration=42&Timestamp=Mon%2C+08+Mar+2027+11%3A29%3A00+%2B0000&RecordingUrl=https%3A%2F%2Fapi.twilio.example%2FRE1"));
        Assert.Equal((CallEvent.Ended, true, TimeSpan.FromSeconds(42)), (over.Event, over.WasAnswered, over.Talked));
        Assert.Equal((new Uri("https://api.twilio.example/RE1"), new DateTimeOffset(2027, 3, 8, 11, 29, 0, TimeSpan.Zero)), (over.Recording, over.At));
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public void Nobody_reached_ends_the_call_but_one_phone_of_several_does_not(string status)
    {
        Assert.False(_adapter.News(SomeWebhook.Form(Rings.Replace("ringing", status, StringComparison.Ordinal))).WasAnswered);
        Assert.Empty(_adapter.Read(SomeWebhook.Form(Rings.Replace("ringing", status, StringComparison.Ordinal) + "&ParentCallSid=CA0"), SomeWebhook.Exchange(ExchangeKind.Twilio))!);
    }

    [Fact]
    public void A_leg_that_rings_a_phone_of_the_house_belongs_to_the_call_it_was_dialled_for()
    {
        var leg = _adapter.News(SomeWebhook.Form("CallSid=CA2&ParentCallSid=CA1&CallStatus=in-progress&Direction=outbound-dial&From=%2B15005550006&To=client%3Aanna"));
        Assert.Equal(("CA1", CallEvent.Answered, CallDirection.Incoming, "+15005550006", null), (leg.CallId, leg.Event, leg.Direction!.Value, leg.Number, leg.Line));

        var outgoing = _adapter.News(SomeWebhook.Form("CallSid=CA3&CallStatus=initiated&Direction=outbound-api&From=%2B15005550001&To=%2B15005550006"));
        Assert.Equal((CallDirection.Outgoing, "+15005550006", "+15005550001"), (outgoing.Direction!.Value, outgoing.Number, outgoing.Line));
    }

    [Fact]
    public void A_recording_comes_by_itself_and_what_tells_nothing_is_passed_over()
    {
        Assert.Equal(CallEvent.RecordingReady, _adapter.News(SomeWebhook.Form("CallSid=CA1&RecordingSid=RE1&RecordingStatus=completed&RecordingUrl=https%3A%2F%2Fapi.twilio.example%2FRE1")).Event);
        Assert.Empty(_adapter.Read(SomeWebhook.Form("CallSid=CA1&RecordingStatus=absent"), SomeWebhook.Exchange(ExchangeKind.Twilio))!);
        Assert.Empty(_adapter.Read(SomeWebhook.Form("CallSid=CA1&CallStatus=dreaming"), SomeWebhook.Exchange(ExchangeKind.Twilio))!);
        Assert.Null(_adapter.Read(SomeWebhook.Form("CallStatus=ringing"), SomeWebhook.Exchange(ExchangeKind.Twilio)));
    }
}
