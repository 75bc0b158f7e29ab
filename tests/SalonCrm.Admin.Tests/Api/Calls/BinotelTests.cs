using Microsoft.AspNetCore.Http.HttpResults;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Payloads as https://developers.binotel.ua/ describes them, with numbers that reach nobody.</summary>
public sealed class BinotelTests
{
    private readonly BinotelAdapter _adapter = new();

    [Fact]
    public void A_call_is_received_answered_hung_up_and_told_of_in_full()
    {
        var rings = _adapter.News(SomeWebhook.Form("didNumber=0443900000&externalNumber=0920000001&generalCallID=5512345678&callType=0&companyID=1234&requestType=receivedTheCall&method=DDD"));
        Assert.Equal(
            ("5512345678", CallEvent.Ringing, CallDirection.Incoming, "0920000001", "0443900000"),
            (rings.CallId, rings.Event, rings.Direction!.Value, rings.Number, rings.Line));
        Assert.Equal(CallEvent.Answered, _adapter.News(SomeWebhook.Form("externalNumber=0920000001&internalNumber=901&generalCallID=5512345678&callType=0&companyID=1234&requestType=answeredTheCall")).Event);

        var over = _adapter.News(SomeWebhook.Form("generalCallID=5512345678&billsec=15&disposition=ANSWER&requestType=hangupTheCall&method=HHH"));
        Assert.Equal((CallEvent.Ended, true, TimeSpan.FromSeconds(15)), (over.Event, over.WasAnswered, over.Talked));

        var full = _adapter.News(SomeWebhook.Form(
            "requestType=apiCallCompleted&attemptsCounter=1&callDetails%5BgeneralCallID%5D=5512345678&callDetails%5BstartTime%5D=1804505370&callDetails%5BcallType%5D=0&callDetails%5BexternalNumber%5D=0920000001&callDetails%5Bwaitsec%5D=5&callDetails%5Bbillsec%5D=15&callDetails%5Bdisposition%5D=ANSWER&callDetails%5BpbxNumberData%5D%5Bnumber%5D=0443900000&callDetails%5BlinkToCallRecordInMyBusiness%5D=https%3A%2F%2Fmy.binotel.example%2F1"));
        Assert.Equal(("0443900000", new Uri("https://my.binotel.example/1")), (full.Line, full.Recording));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1804505390), full.At);
    }

    [Theory]
    [InlineData("NOANSWER")]
    [InlineData("CANCEL")]
    [InlineData("BUSY")]
    public void Whatever_is_no_answer_is_missed(string disposition) =>
        Assert.False(_adapter.News(SomeWebhook.Form($"generalCallID=1&billsec=0&disposition={disposition}&requestType=hangupTheCall")).WasAnswered);

    [Theory]
    [InlineData("apiCallSettings")]
    [InlineData("transferredTheCall")]
    [InlineData("somethingNew")]
    public void What_tells_of_no_event_is_passed_over_with_the_answer_that_stops_the_repeats(string what)
    {
        Assert.Empty(_adapter.Read(SomeWebhook.Form($"requestType={what}&generalCallID=1"), SomeWebhook.Exchange(ExchangeKind.Binotel))!);
        Assert.Equal("""{"status":"success"}""", Assert.IsType<ContentHttpResult>(_adapter.Answer(SomeWebhook.Form(""))).ResponseContent);
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("Secret", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_secret_stands_in_the_address(string? secret, bool isRight) =>
        Assert.Equal(isRight, _adapter.IsSigned(SomeWebhook.Form("requestType=receivedTheCall", secret), SomeWebhook.Exchange(ExchangeKind.Binotel)));
}
