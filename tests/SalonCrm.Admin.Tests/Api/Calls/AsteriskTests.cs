using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Events as https://docs.asterisk.org shows them, as a script forwards them.</summary>
public sealed class AsteriskTests
{
    private readonly AsteriskAdapter _adapter = new();

    [Fact]
    public void Of_the_rest_interface_a_channel_starts_goes_up_and_is_destroyed()
    {
        const string Channel = """ "channel":{"id":"1804505400.1","name":"PJSIP/trunk-0001","state":"STATE","caller":{"name":"","number":"+79430000001"},"connected":{"name":"","number":""},"dialplan":{"context":"from-trunk","exten":"74959990011","priority":1}} """;
        var rings = Rest("StasisStart", Channel.Replace("STATE", "Ring", StringComparison.Ordinal));
        Assert.Equal(("1804505400.1", CallEvent.Ringing, "+79430000001", "74959990011"), (rings.CallId, rings.Event, rings.Number, rings.Line));
        Assert.Equal(SomeWebhook.Now, rings.At);
        Assert.Equal(CallEvent.Answered, Rest("ChannelStateChange", Channel.Replace("STATE", "Up", StringComparison.Ordinal)).Event);
        Assert.Equal(CallEvent.Ended, Rest("ChannelDestroyed", Channel.Replace("STATE", "Up", StringComparison.Ordinal)).Event);
        Assert.Empty(_adapter.Read(SomeWebhook.Json($$"""{"type":"ChannelStateChange",{{Channel}}}"""), SomeWebhook.Exchange(ExchangeKind.Asterisk))!);
    }

    [Fact]
    public void Of_the_manager_interface_the_oldest_channel_is_the_call()
    {
        var rings = _adapter.News(SomeWebhook.Form("Event=Newchannel&Channel=PJSIP%2Ftrunk-0001&ChannelStateDesc=Ring&CallerIDNum=79430000001&Exten=74959990011&Uniqueid=1804505400.1&Linkedid=1804505400.1"));
        Assert.Equal(("1804505400.1", CallEvent.Ringing, "79430000001", "74959990011"), (rings.CallId, rings.Event, rings.Number, rings.Line));
        var answered = _adapter.News(SomeWebhook.Form("Event=BridgeEnter&Channel=PJSIP%2F101-0002&CallerIDNum=101&Uniqueid=1804505402.2&Linkedid=1804505400.1"));
        Assert.Equal(("1804505400.1", CallEvent.Answered, null), (answered.CallId, answered.Event, answered.Number));
        Assert.Equal(CallEvent.Ended, _adapter.News(SomeWebhook.Json("""{"Event":"Hangup","Uniqueid":"1804505400.1","Linkedid":"1804505400.1","CallerIDNum":"<unknown>","Cause":"16"}""")).Event);
    }

    [Theory]
    [InlineData("Event=Newchannel&Uniqueid=2.2&Linkedid=1.1&CallerIDNum=101")]
    [InlineData("Event=Hangup&Uniqueid=2.2&Linkedid=1.1")]
    [InlineData("Event=PeerStatus&Peer=101")]
    public void Phones_that_ring_beside_it_and_what_is_no_call_are_passed_over(string fields) =>
        Assert.Empty(_adapter.Read(SomeWebhook.Form(fields), SomeWebhook.Exchange(ExchangeKind.Asterisk))!);

    private CallNews Rest(string type, string channel) =>
        _adapter.News(SomeWebhook.Json($$"""{"type":"{{type}}","timestamp":"2027-03-08T14:30:00.000+0300","application":"portal",{{channel}}}"""));
}
