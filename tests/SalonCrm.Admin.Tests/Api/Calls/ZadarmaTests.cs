using Microsoft.AspNetCore.Http.HttpResults;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Payloads as https://zadarma.com/en/support/api/ shows them, with numbers that reach nobody.</summary>
public sealed class ZadarmaTests
{
    private const string Start = "event=NOTIFY_START&call_start=2027-03-08+14%3A30%3A00&pbx_call_id=in_1a2b3c&caller_id=79430000001&called_did=74959990011";
    private readonly ZadarmaAdapter _adapter = new();

    [Theory]
    [InlineData("NDQ2OTFjMGJlYTVmMDE2ZGEyNGRjZmQzMDI1NzA4ZDhiZjhlYTc1MQ==", true)]
    [InlineData("RGkcC+pfAW2iTc/TAlcI2L+Op1E=", true)]
    [InlineData("AGkcC+pfAW2iTc/TAlcI2L+Op1E=", false)]
    [InlineData("", false)]
    public void The_signature_is_that_of_the_fields_of_its_event(string signature, bool isRight) =>
        Assert.Equal(isRight, _adapter.IsSigned(SomeWebhook.Form(Start, null, ("Signature", signature)), SomeWebhook.Exchange(ExchangeKind.Zadarma)));

    [Fact]
    public void A_field_changed_under_the_signature_is_not_heard() => Assert.False(_adapter.IsSigned(
        SomeWebhook.Form(Start.Replace("79430000001", "79430000002", StringComparison.Ordinal), null, ("Signature", "RGkcC+pfAW2iTc/TAlcI2L+Op1E=")),
        SomeWebhook.Exchange(ExchangeKind.Zadarma)));

    [Fact]
    public void An_incoming_call_rings_is_answered_and_ends()
    {
        var rings = _adapter.News(SomeWebhook.Form(Start));
        Assert.Equal(
            ("in_1a2b3c", CallEvent.Ringing, CallDirection.Incoming, "+79430000001", "+74959990011", null),
            (rings.CallId, rings.Event, rings.Direction!.Value, rings.Number, rings.Line, rings.At));

        var answered = _adapter.News(SomeWebhook.Form("event=NOTIFY_ANSWER&caller_id=79430000001&destination=100&call_start=2027-03-08+14%3A30%3A00&pbx_call_id=in_1a2b3c&internal=100"));
        Assert.Equal(("in_1a2b3c", CallEvent.Answered), (answered.CallId, answered.Event));

        var ended = _adapter.News(SomeWebhook.Form(
            "event=NOTIFY_END&caller_id=79430000001&called_did=74959990011&call_start=2027-03-08+14%3A30%3A00&pbx_call_id=in_1a2b3c&internal=100&duration=24&disposition=answered&status_code=16&is_recorded=1&call_id_with_rec=1550000000.100"));
        Assert.Equal((CallEvent.Ended, true, TimeSpan.FromSeconds(24)), (ended.Event, ended.WasAnswered, ended.Talked));
    }

    [Fact]
    public void An_outgoing_call_has_the_client_as_its_destination()
    {
        var news = _adapter.News(SomeWebhook.Form("event=NOTIFY_OUT_START&call_start=2027-03-08+14%3A30%3A00&pbx_call_id=out_1&destination=79430000001&internal=100&caller_id=74959990011"));
        Assert.Equal((CallDirection.Outgoing, "+79430000001", "+74959990011"), (news.Direction!.Value, news.Number, news.Line));

        var ended = _adapter.News(SomeWebhook.Form("event=NOTIFY_OUT_END&call_start=2027-03-08+14%3A30%3A00&pbx_call_id=out_1&destination=79430000001&internal=100&duration=0&disposition=no+answer"));
        Assert.False(ended.WasAnswered);
    }

    [Theory]
    [InlineData("2027-03-07 09:00:00", true)]
    [InlineData("2027-03-08 14:30:00", false)]
    [InlineData("2027-03-08 00:15:00", false)]
    [InlineData("nonsense", false)]
    public void Only_a_time_that_is_past_in_every_zone_is_old(string start, bool isOld) =>
        Assert.Equal(isOld, _adapter.News(SomeWebhook.Form($"event=NOTIFY_START&pbx_call_id=1&call_start={start}")).At is not null);

    [Fact]
    public void A_recording_a_menu_and_what_is_new_are_passed_over_politely()
    {
        Assert.Empty(_adapter.Read(SomeWebhook.Form("event=NOTIFY_RECORD&call_id_with_rec=1.1&pbx_call_id=in_1"), SomeWebhook.Exchange(ExchangeKind.Zadarma))!);
        Assert.Empty(_adapter.Read(SomeWebhook.Form("event=NOTIFY_IVR&pbx_call_id=in_1"), SomeWebhook.Exchange(ExchangeKind.Zadarma))!);
        Assert.Null(_adapter.Read(SomeWebhook.Form("event=NOTIFY_START"), SomeWebhook.Exchange(ExchangeKind.Zadarma)));
    }

    [Fact]
    public void The_address_is_tried_by_an_echo_and_nothing_else_is_echoed()
    {
        Assert.Equal("5f4dcc3b", Assert.IsType<ContentHttpResult>(_adapter.Tried(SomeWebhook.Get("?zd_echo=5f4dcc3b"))).ResponseContent);
        Assert.Null(_adapter.Tried(SomeWebhook.Get("?zd_echo=<script>")));
        Assert.Null(_adapter.Tried(SomeWebhook.Get("")));
    }
}
