using SalonCrm.Admin.Cli;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class CallScriptTests
{
    private const CallDirection In = CallDirection.Incoming;

    [Fact]
    public void A_script_names_portal_exchange_and_secret_and_then_calls()
    {
        var exchange = Guid.NewGuid();
        var script = CallScript.Read(
        [
            "# for people", "portal http://localhost:5080", $"exchange {exchange}", "secret sx_abc", "",
            "+7 916 123-45-67 -> +7 495 123-45-67 : rings 4s, talks 20s, recorded # she calls often",
            "hidden -> +7 495 123-45-67",
            "12 -> reception: rings 3s, talks 1m &",
            "+7 916 123-45-67 <- reception : rings 6s",
        ]);

        Assert.Equal((new Uri("http://localhost:5080"), exchange, "sx_abc"), (script.Portal, script.Exchange!.Value, script.Secret));
        Assert.Equal(
            [
                new("+7 916 123-45-67", "+7 495 123-45-67", In, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20), true, true),
                new(null, "+7 495 123-45-67", In, TimeSpan.FromSeconds(5), null, false, true),
                new("12", "reception", In, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1), false, false),
                new("+7 916 123-45-67", "reception", CallDirection.Outgoing, TimeSpan.FromSeconds(6), null, false, true),
            ],
            script.Calls);
    }

    [Theory]
    [InlineData("+7 916 123-45-67")]
    [InlineData("-> line")]
    [InlineData("12 ->")]
    [InlineData("12 -> line : rings")]
    [InlineData("12 -> line : rings 4h")]
    [InlineData("12 -> line : rings 99999m")]
    [InlineData("12 -> line : sings 4s")]
    [InlineData("12 -> line : recorded")]
    [InlineData("12 -> line : recorded 4s, talks 3s")]
    [InlineData("portal ftp://somewhere")]
    [InlineData("exchange 7")]
    [InlineData("secret")]
    public void A_line_that_is_not_understood_is_told_by_its_number(string line)
    {
        var failure = Assert.Throws<CommandFailure>(() => CallScript.Read(["# one", "", line]));
        Assert.Contains("3", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", failure.Message, StringComparison.Ordinal);
    }
}

/// <summary>The command that plays an exchange, against a portal that runs.</summary>
public sealed class PlayCallsTests(SomePortal portal) : IClassFixture<SomePortal>
{
    [Fact]
    public async Task It_tells_each_event_and_prints_it_with_the_number_masked()
    {
        using var exchange = await Api.Calls.SomeExchange.Of(portal);
        var printed = await Play(
            $"portal {portal.Address}", $"exchange {exchange.Id}", $"secret {exchange.Secret}",
            $"+7 916 123-45-67 -> {Api.Calls.SomeExchange.Line} : rings 4s, talks 20s, recorded",
            "hidden -> +7 495 000-00-00 : rings 1s &",
            $"12 <- {Api.Calls.SomeExchange.Line} : rings 1s");

        Assert.True(printed.Code == 0, printed.Error);
        Assert.Equal(8, printed.Lines.Length);
        Assert.Equal(3, await exchange.Calls());
        Assert.Contains("+7 916 •••-••-67", printed.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("123-45", printed.Output.Replace(Api.Calls.SomeExchange.Line, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(exchange.Secret, printed.Output, StringComparison.Ordinal);
        Assert.Single(printed.Lines, l => l.Contains("no salon’s", StringComparison.Ordinal) && l.Contains("rings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_secret_a_portal_that_is_not_there_and_no_script_are_each_told_in_a_line()
    {
        using var exchange = await Api.Calls.SomeExchange.Of(portal);
        string[] call = [$"exchange {exchange.Id}", $"12 -> {Api.Calls.SomeExchange.Line}"];

        Assert.Contains("secret", (await Play([$"portal {portal.Address}", "secret sx_wrong", .. call])).Refusal(), StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1/", (await Play(["portal http://127.0.0.1:1", "secret sx_wrong", .. call])).Refusal(), StringComparison.Ordinal);
        Assert.Contains("at least one call", (await Play(call)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("nowhere.txt", (await SomeCommand.RunAsTyped(["play-calls", "--script", "nowhere.txt"])).Refusal(), StringComparison.Ordinal);
        Assert.Contains("1000", (await SomeCommand.RunAsTyped(["play-calls", "--speed", "0"])).Refusal(), StringComparison.Ordinal);
    }

    private static async Task<Printed> Play(params string[] lines)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            return await SomeCommand.RunAsTyped(["play-calls", "--script", file, "--speed", "1000"]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
