using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>
/// The portal's search page as a browser holds it, without the browser: its circuit over a WebSocket, what is drawn read
/// as far as needed, what is typed told as the portal's own script tells it.
/// </summary>
internal sealed partial class OpenedPage : IAsyncDisposable
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly string _cookie;
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _typed = new(StringComparer.Ordinal);
    private HubConnection _line = null!;
    private SearchBox? _box;
    private string[] _markers = [];
    private string _circuit = "";
    private string? _awaited;
    private long _events;
    private long _calls;
    private long _drawn;

    private OpenedPage(HttpClient http, string cookie) => (_http, _cookie) = (http, cookie);

    /// <summary>Whether what is <see cref="LookOut"/> for has been drawn.</summary>
    public bool HasSeen { get; private set; }

    /// <summary>Whether the portal still holds the circuit.</summary>
    public bool IsAlive => !_line.Listening.IsCompleted;

    /// <param name="http">With the portal's address.</param>
    /// <param name="cookie">Who has signed in.</param>
    public static async Task<OpenedPage> Open(HttpClient http, string cookie)
    {
        var page = new OpenedPage(http, cookie);
        using var request = new HttpRequestMessage(HttpMethod.Get, http.BaseAddress);
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request);
        page._markers = [.. Markers().Matches(await answer.Content.ReadAsStringAsync()).Select(m => m.Groups["marker"].Value)];
        if (page._markers.Length == 0)
        {
            throw new InvalidDataException($"The page ({answer.StatusCode}) has no interactive components.");
        }

        var hub = new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = "/_blazor" }.Uri;
        page._line = await HubConnection.Open(hub, cookie, page.Told);
        page._circuit = await page._line.Ask("StartCircuit", http.BaseAddress!.ToString(), http.BaseAddress.ToString(), "[]", "") as string
            ?? throw new InvalidDataException("The portal opened no circuit.");
        await page.Wait(page._open.Task);
        return page;
    }

    /// <summary>From now on this word at the end of a text is looked out for.</summary>
    public void LookOut(string word) => (_awaited, HasSeen) = (word, false);

    /// <summary>Presses a key, after which the text stands in the box. When what followed from it was drawn: as <see cref="Stopwatch"/> counts.</summary>
    public async Task<long> Type(char key, string text)
    {
        var box = _box ?? throw new InvalidDataException("The page has no search box.");
        var pressed = JsonSerializer.Serialize(new { key = key.ToString(), code = "Digit" + key, location = 0, repeat = false, ctrlKey = false, shiftKey = false, altKey = false, metaKey = false, type = "keydown" });
        await Tell(box, box.KeyPressed, "keydown", text, pressed);
        var done = await Tell(box, box.Typed, "input", text, JsonSerializer.Serialize(new { value = text }));
        await Wait(done);
        return await done;
    }

    public async ValueTask DisposeAsync()
    {
        // As the script does when its page goes: else the portal would keep the circuit for minutes.
        using var form = new MultipartFormDataContent { { new StringContent(_circuit), "circuitId" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/disconnect", UriKind.Relative)) { Content = form };
        request.Headers.Add("Cookie", _cookie);
        using var answer = await _http.SendAsync(request);
        await _line.DisposeAsync();
    }

    /// <summary>For what the portal will tell, unless the line ends before.</summary>
    private async Task Wait(Task told)
    {
        var first = await Task.WhenAny(told, _line.Listening).WaitAsync(MostPatience);
        await first;
    }

    private async Task<Task<long>> Tell(SearchBox box, long handler, string name, string text, string happened)
    {
        var call = Interlocked.Increment(ref _calls).ToString(CultureInfo.InvariantCulture);
        var done = _typed[call] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var descriptor = JsonSerializer.Serialize(new { eventHandlerId = handler, eventName = name, eventFieldInfo = new { componentId = box.Component, fieldValue = text } });
        await _line.Send("BeginInvokeDotNetFromJS", call, null, "DispatchEventAsync", _events, $"[{descriptor},{happened}]");
        return done.Task;
    }

    private async Task Told(string name, object?[] said)
    {
        switch (name)
        {
            case "JS.RenderBatch":
                Draw(new((byte[])said[1]!));
                await _line.Send("OnRenderCompleted", (long)said[0]!, null);
                break;
            case "JS.BeginInvokeJS":
                await Script((long)said[0]!, (string)said[1]!, said[2] as string);
                break;
            case "JS.EndInvokeDotNet" when _typed.TryRemove((string)said[0]!, out var typed):
                Answer(typed, said[1] is true, said[2] as string);
                break;
            case "JS.Error":
                throw new InvalidDataException($"The circuit failed: {said[0]}");
        }
    }

    private void Draw(RenderBatch batch)
    {
        _box = batch.Find(_box);
        if (_box is null)
        {
            return;
        }

        _drawn = batch.Touches(_box.Component) ? Stopwatch.GetTimestamp() : _drawn;
        HasSeen |= _awaited is { } word && batch.Says(word);
        _open.TrySetResult();
    }

    /// <summary>The portal tells that an event is dealt with after it has sent what is to be drawn for it.</summary>
    private void Answer(TaskCompletionSource<long> typed, bool isDone, string? failure)
    {
        if (isDone)
        {
            typed.SetResult(_drawn);
        }
        else
        {
            typed.SetException(new InvalidDataException($"The portal did not take the key: {failure}"));
        }
    }

    /// <summary>Scripts that the page calls: none has an answer that anything waits for, but for being answered.</summary>
    private async Task Script(long handle, string name, string? arguments)
    {
        if (name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(arguments!);
            _events = json.RootElement[1].GetProperty("__dotNetObject").GetInt64();
            var roots = _markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}""");
            await _line.Send("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', roots)}}]}""", "");
        }

        if (handle != 0)
        {
            await _line.Send("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]");
        }
    }

    [GeneratedRegex("<!--Blazor:(?<marker>{[^>]+})-->", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markers();
}
