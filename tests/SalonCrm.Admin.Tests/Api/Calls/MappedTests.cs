using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Api.Calls;

/// <summary>Any other exchange, by the mapping of the network head.</summary>
public sealed class MappedTests
{
    private static readonly ExchangeMapping Mapping = new()
    {
        CallId = "call.id", Number = "call.from", Line = "call.to", Direction = "call.direction", Incoming = "in", Outgoing = "out", SwapsWhenOutgoing = true,
        Event = "event", Ringing = "start, ringing", Answered = "answered", Ended = "end", RecordingReady = "record", At = "ts", Talked = "call.seconds", Recording = "call.url",
        SignatureHeader = "X-Sign",
    };

    private readonly MappedAdapter _adapter = new();

    [Fact]
    public void Json_is_read_by_paths()
    {
        var news = News("""{"event":"Start","ts":1804505400123,"call":{"id":77,"from":"79430000001","to":"74959990011","direction":"in"}}""");
        Assert.Equal(
            ("77", CallEvent.Ringing, CallDirection.Incoming, "+79430000001", "+74959990011"),
            (news.CallId, news.Event, news.Direction!.Value, news.Number, news.Line));
        Assert.Equal(1804505400123, news.At!.Value.ToUnixTimeMilliseconds());

        var ended = News("""{"event":"end","call":{"id":"77","seconds":"12.5","url":"https://recordings.example/1"}}""");
        Assert.Equal((true, TimeSpan.FromSeconds(12.5), new Uri("https://recordings.example/1")), (ended.WasAnswered, ended.Talked, ended.Recording));
        Assert.Null(ended.Direction);
    }

    [Fact]
    public void Of_an_outgoing_call_number_and_line_change_places()
    {
        var news = News("""{"event":"start","call":{"id":"77","from":"74959990011","to":"79430000001","direction":"out"}}""");
        Assert.Equal((CallDirection.Outgoing, "+79430000001", "+74959990011"), (news.Direction!.Value, news.Number, news.Line));
    }

    [Fact]
    public void A_form_and_an_address_are_read_by_names()
    {
        var mapping = new ExchangeMapping { CallId = "id", Number = "from" };
        Assert.Equal(("1", "+79430000001", CallEvent.Ringing), Read(SomeWebhook.Form("id=1&from=79430000001")));
        Assert.Equal(("2", "12", CallEvent.Ringing), Read(SomeWebhook.Get("?id=2&from=12")));
        Assert.Equal(("3", null, CallEvent.Ringing), Read(Webhook.Sample("GET https://portal.example/hook?id=3&from=", SomeWebhook.Now)));

        (string, string?, CallEvent) Read(Webhook sent) => Assert.Single(MappedAdapter.Read(sent, mapping)!) is var news ? (news.CallId, news.Number, news.Event) : default;
    }

    [Theory]
    [InlineData("""{"event":"start","call":{}}""", false)]
    [InlineData("""{"event":"start","call":{"id":{"deep":1}}}""", false)]
    [InlineData("""{"event":"hold","call":{"id":"1"}}""", true)]
    [InlineData("""{"call":{"id":"1"}}""", true)]
    public void Without_an_id_it_is_not_understood_and_without_an_event_passed_over(string json, bool isUnderstood) =>
        Assert.Equal(isUnderstood ? 0 : null, MappedAdapter.Read(SomeWebhook.Json(json), Mapping)?.Count);

    [Theory]
    [InlineData(SignatureWriting.Hex, "03def589620c813f198fd03d7967e292b163ef0435ebf43071ce0e9519763cb7", true)]
    [InlineData(SignatureWriting.Hex, "sha256=03DEF589620C813F198FD03D7967E292B163EF0435EBF43071CE0E9519763CB7", true)]
    [InlineData(SignatureWriting.Base64, "A971iWIMgT8Zj9A9eWfikrFj7wQ16/Qwcc4OlRl2PLc=", true)]
    [InlineData(SignatureWriting.Base64, "03def589620c813f198fd03d7967e292b163ef0435ebf43071ce0e9519763cb7", false)]
    [InlineData(SignatureWriting.Hex, "", false)]
    public void The_body_is_signed_in_the_header_that_was_named(SignatureWriting writing, string signature, bool isRight) => Assert.Equal(
        isRight, _adapter.IsSigned(SomeWebhook.Json("""{"id":1}""", "secret", ("X-Sign", signature)), SomeWebhook.Exchange(ExchangeKind.Mapped, mapping: Mapping with { Writing = writing })));

    [Fact]
    public void Without_a_header_the_secret_of_the_address_counts_and_without_a_mapping_nothing()
    {
        var unsigned = Mapping with { SignatureHeader = null };
        Assert.True(_adapter.IsSigned(SomeWebhook.Json("{}", "secret"), SomeWebhook.Exchange(ExchangeKind.Mapped, mapping: unsigned)));
        Assert.False(_adapter.IsSigned(SomeWebhook.Json("{}", "other"), SomeWebhook.Exchange(ExchangeKind.Mapped, mapping: unsigned)));
        Assert.False(_adapter.IsSigned(SomeWebhook.Json("{}", "secret"), SomeWebhook.Exchange(ExchangeKind.Mapped)));
    }

    private static CallNews News(string json) => Assert.Single(MappedAdapter.Read(SomeWebhook.Json(json), Mapping)!);
}
