using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace SalonCrm.Browser.Tests.Running;

/// <summary>
/// Everything that the server sends to a page, whether it is shown or not: documents, answers to scripts and the frames of the circuit.
/// </summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<byte[]> _sent = [];

    private Wire()
    {
    }

    /// <summary>Listens to a page that has gone nowhere yet.</summary>
    public static async Task<Wire> Of(IPage page)
    {
        var wire = new Wire();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => wire._sent.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));

        // Read on the way, before the page has it: the body of a page that was left at once can't be asked for afterwards.
        await page.RouteAsync("**/*", wire.Pass);
        return wire;
    }

    public override string ToString() => Encoding.UTF8.GetString([.. _sent.SelectMany(s => s)]);

    private async Task Pass(IRoute route)
    {
        if (route.Request.ResourceType is not ("document" or "fetch" or "xhr"))
        {
            await route.ContinueAsync();
            return;
        }

        var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
        _sent.Enqueue(await answer.BodyAsync());
        await route.FulfillAsync(new() { Response = answer });
    }
}
