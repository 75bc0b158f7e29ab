using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json;
using SalonCrm.Admin.Api;
using SalonCrm.Admin.Api.Calls;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Cli;

/// <summary>Plays a telephone exchange to a portal that runs: calls from a script of numbers.</summary>
internal static class PlayCallsCommand
{
    private const double Fastest = 1000;

    public static Command Make()
    {
        var portal = new Option<string?>("--portal") { Description = CliText.OptionPortal, HelpName = "URL" };
        var script = new Option<string?>("--script") { Description = CliText.OptionScript, HelpName = "FILE" };
        var speed = new Option<double>("--speed") { Description = CliText.OptionSpeed, HelpName = "N", DefaultValueFactory = _ => 1 };
        var play = new Command("play-calls", CliText.AboutPlayCalls) { portal, script, speed };
        play.SetAction((parsed, cancel) => Run(
            parsed.GetValue(script) ?? Path.Combine(parsed.Place(DemoFolder.DefaultName).Folder, CallScript.FileName),
            parsed.GetValue(portal),
            parsed.GetValue(speed) is > 0 and <= Fastest and var times ? times : throw CommandFailure.Of(CliText.SpeedOutOfRange, Fastest),
            parsed.InvocationConfiguration.Output,
            cancel));
        return play;
    }

    private static async Task<int> Run(string file, string? address, double speed, TextWriter output, CancellationToken cancel)
    {
        if (!File.Exists(file))
        {
            throw CommandFailure.Of(CliText.NoScript, file);
        }

        var script = CallScript.Read(await File.ReadAllLinesAsync(file, cancel));
        if (script is not { Exchange: { } exchange, Secret: { } secret, Calls.Count: > 0 })
        {
            throw CommandFailure.Of(CliText.ScriptIncomplete, file);
        }

        var portal = address is null ? script.Portal ?? new Uri(ServeCommand.DefaultUrl)
            : Uri.TryCreate(address, UriKind.Absolute, out var typed) && typed is { Scheme: "http" or "https" } ? typed : throw CommandFailure.Of(CliText.NotAnAddress, address);
        using var client = new HttpClient { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var playing = new Playing(new ExchangePlayer(client, exchange, secret, TimeProvider.System), portal, speed, output);
        var beside = new List<Task>();
        foreach (var call in script.Calls)
        {
            var played = playing.Play(call, cancel);
            beside.Add(played);
            if (call.WaitsForEnd)
            {
                await played;
            }
        }

        await Task.WhenAll(beside);
        return 0;
    }

    /// <summary>The calls of one run.</summary>
    private sealed class Playing(ExchangePlayer player, Uri portal, double speed, TextWriter output)
    {
        public async Task Play(ScriptedCall call, CancellationToken cancel)
        {
            var news = new CallNews { CallId = Guid.CreateVersion7().ToString(), Event = CallEvent.Ringing, Direction = call.Direction, Number = call.Number ?? "anonymous", Line = call.Line };
            await Tell(news, call, cancel);
            await Wait(call.Rings, cancel);
            if (call.Talks is { } talks)
            {
                await Tell(news with { Event = CallEvent.Answered }, call, cancel);
                await Wait(talks, cancel);
            }

            await Tell(news with { Event = CallEvent.Ended, WasAnswered = call.Talks is not null, Talked = call.Talks }, call, cancel);
            if (call.IsRecorded)
            {
                await Tell(news with { Event = CallEvent.RecordingReady, Recording = new Uri($"https://recordings.example/{news.CallId}.mp3") }, call, cancel);
            }
        }

        private async Task Tell(CallNews news, ScriptedCall call, CancellationToken cancel)
        {
            try
            {
                using var answer = await player.Tell(news, cancel);
                await Print(news, call, answer, cancel);
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
            {
                throw CommandFailure.Of(CliText.PortalNotReached, portal);
            }
        }

        private async Task Print(CallNews news, ScriptedCall call, HttpResponseMessage answer, CancellationToken cancel)
        {
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                throw CommandFailure.Of(CliText.WrongSecret, portal);
            }

            var body = await answer.Content.ReadAsStringAsync(cancel);
            var arrow = call.Direction == CallDirection.Incoming ? "→" : "←";
            await output.WriteLineAsync($"{DateTime.Now:HH:mm:ss}  {WordOf(news.Event),-10} {Masked(call.Number)} {arrow} {call.Line}: {Said(answer.StatusCode, body)}");
        }

        private static string Said(HttpStatusCode status, string body)
        {
            if (status != HttpStatusCode.Accepted)
            {
                return Webhook.Path(Webhook.Json(System.Text.Encoding.UTF8.GetBytes(body)), "detail") ?? string.Create(CultureInfo.InvariantCulture, $"{(int)status}");
            }

            return JsonSerializer.Deserialize<CallAnswer>(body, ApiJson.Options) is { LineIsKnown: false } ? CliText.HeardNobodys : CliText.Heard;
        }

        private static string WordOf(CallEvent what) => what switch
        {
            CallEvent.Ringing => CliText.Rings,
            CallEvent.Answered => CliText.Answered,
            CallEvent.Ended => CliText.Over,
            _ => CliText.Recorded,
        };

        private static string Masked(string? number) =>
            number is null ? CliText.HiddenNumber : PhoneNumber.TryParse(number, null, out var read, out _) ? read.Masked : number;

        private Task Wait(TimeSpan length, CancellationToken cancel) => Task.Delay(length / speed, cancel);
    }
}
