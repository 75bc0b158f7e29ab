using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Payloads as https://www.mango-office.ru/support/api/ shows them, with numbers that reach nobody.</summary>
public sealed class MangoOfficeTests
{
    private const string Appeared = """{"entry_id":"MTIzNDU2","call_id":"MToxMDA=","timestamp":1804505400,"seq":1,"call_state":"Appeared","location":"ivr","from":{"number":"79430000001"},"to":{"number":"74959990011","line_number":"74959990011"}}""";
    private readonly MangoOfficeAdapter _adapter = new();

    [Theory]
    [InlineData("key", "fd51847e1ae574ea7c39eec7a841cff6fd4bdf39c33914fb1d3dd28c0ad9fd84", true)]
    [InlineData("other", "fd51847e1ae574ea7c39eec7a841cff6fd4bdf39c33914fb1d3dd28c0ad9fd84", false)]
    [InlineData("key", "0000", false)]
    public void Key_json_and_salt_are_signed(string key, string sign, bool isRight) => Assert.Equal(isRight, _adapter.IsSigned(
        SomeWebhook.Form($"vpbx_api_key={key}&sign={sign}&json={Uri.EscapeDataString(Appeared)}"), SomeWebhook.Exchange(ExchangeKind.MangoOffice, "salt", "key")));

    [Fact]
    public void A_call_appears_is_connected_to_an_employee_and_its_summary_ends_it()
    {
        var rings = News(Appeared);
        Assert.Equal(
            ("MTIzNDU2", CallEvent.Ringing, CallDirection.Incoming, "+79430000001", "+74959990011"),
            (rings.CallId, rings.Event, rings.Direction!.Value, rings.Number, rings.Line));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1804505400), rings.At);

        var answered = News("""{"entry_id":"MTIzNDU2","call_id":"MToxMDE=","timestamp":1804505410,"seq":2,"call_state":"Connected","location":"abonent","from":{"number":"79430000001","taken_from_call_id":"MToxMDA="},"to":{"extension":"101","number":"sip:anna@vpbx.example","line_number":"74959990011"}}""");
        Assert.Equal(("MTIzNDU2", CallEvent.Answered), (answered.CallId, answered.Event));

        var ended = News("""{"entry_id":"MTIzNDU2","call_direction":1,"from":{"number":"79430000001"},"to":{"extension":"101","number":"sip:anna@vpbx.example"},"line_number":"74959990011","create_time":1804505400,"forward_time":1804505402,"talk_time":1804505410,"end_time":1804505430,"entry_result":1,"disconnect_reason":1110}""");
        Assert.Equal((CallEvent.Ended, true, TimeSpan.FromSeconds(20), "+79430000001"), (ended.Event, ended.WasAnswered, ended.Talked, ended.Number));
    }

    [Theory]
    [InlineData("""{"entry_id":"1","call_state":"Connected","location":"ivr","from":{"number":"79430000001"},"to":{"number":"74959990011"}}""")]
    [InlineData("""{"entry_id":"1","call_state":"Disconnected","location":"abonent","disconnect_reason":1123,"from":{"number":"79430000001"},"to":{"extension":"101"}}""")]
    [InlineData("""{"entry_id":"1","call_direction":0,"entry_result":1,"from":{"extension":"100"},"to":{"extension":"101"}}""")]
    [InlineData("""{"recording_id":"abc","recording_state":"Completed","entry_id":"1"}""")]
    [InlineData("""{"dtmf":"5"}""")]
    public void A_menu_one_employee_of_several_the_house_itself_and_keys_tell_of_no_answer_and_no_end(string json) =>
        Assert.Empty(_adapter.Read(Sent(json), SomeWebhook.Exchange(ExchangeKind.MangoOffice))!);

    [Fact]
    public void The_caller_who_hangs_up_ends_it_and_nobody_reached_is_missed()
    {
        Assert.Equal(CallEvent.Ended, News("""{"entry_id":"1","call_state":"Disconnected","location":"ivr","disconnect_reason":1110,"from":{"number":"79430000001"}}""").Event);
        Assert.False(News("""{"entry_id":"1","call_direction":1,"entry_result":0,"from":{"number":"79430000001"},"line_number":"74959990011","talk_time":0,"end_time":1804505430}""").WasAnswered);
    }

    [Fact]
    public void An_outgoing_call_has_the_client_where_it_goes() => Assert.Equal(
        (CallDirection.Outgoing, "+79430000001"),
        News("""{"entry_id":"1","call_state":"Appeared","from":{"extension":"101","number":"sip:anna@vpbx.example"},"to":{"number":"79430000001"}}""") is var news ? (news.Direction!.Value, news.Number) : default);

    [Theory]
    [InlineData("{}{")]
    [InlineData("7")]
    [InlineData("""{"call_state":"Appeared"}""")]
    public void Without_its_entry_it_is_not_understood(string json) => Assert.Null(_adapter.Read(Sent(json), SomeWebhook.Exchange(ExchangeKind.MangoOffice)));

    private static Webhook Sent(string json) => SomeWebhook.Form($"vpbx_api_key=key&sign=x&json={Uri.EscapeDataString(json)}");

    private CallNews News(string json) => _adapter.News(Sent(json));
}
