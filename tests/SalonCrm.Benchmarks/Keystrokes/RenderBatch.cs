using System.Buffers.Binary;
using System.Text;

namespace SalonCrm.Benchmarks.Keystrokes;

/// <summary>Where a page's search box stands: its component, and what to call when something is typed.</summary>
internal sealed record SearchBox(int Component, long Typed, long KeyPressed);

/// <summary>
/// What the portal sends to be drawn, read as far as needed
/// (https://github.com/dotnet/aspnetcore/blob/main/src/Components/Server/src/Circuits/RenderBatchWriter.cs): tables of
/// records of one size each, and behind them where they begin.
/// </summary>
internal sealed class RenderBatch(byte[] bytes)
{
    private const int Tables = 5 * sizeof(int);
    private const int FrameSize = 20;
    private const int EditSize = 16;
    private const int Element = 1;
    private const int Attribute = 3;
    private const int PrependFrame = 1;
    private const int SetAttribute = 3;

    private int Changes => Number(bytes.Length - Tables);

    private int Frames => Number(bytes.Length - Tables + sizeof(int)) + sizeof(int);

    private int Gone => Number(bytes.Length - Tables + (3 * sizeof(int)));

    private int Texts => Number(bytes.Length - sizeof(int));

    /// <summary>Whether a text ends with this word.</summary>
    public bool Says(string word) => Enumerable.Range(0, (bytes.Length - Tables - Texts) / sizeof(int)).Select(Text)
        .Any(t => t!.EndsWith(word, StringComparison.Ordinal) && (t.Length == word.Length || !char.IsLetterOrDigit(t[^(word.Length + 1)])));

    public bool Touches(int component) => Diffs().Any(at => Number(at) == component);

    /// <summary>The search box as it stands after this batch; null when there was none and still is none.</summary>
    public SearchBox? Find(SearchBox? known)
    {
        foreach (var diff in Diffs())
        {
            var component = Number(diff);
            for (var i = 0; i < Number(diff + sizeof(int)); i++)
            {
                var edit = diff + (2 * sizeof(int)) + (i * EditSize);
                var (kind, frame) = (Number(edit), Number(edit + (2 * sizeof(int))));
                known = kind switch
                {
                    PrependFrame => Within(component, frame) ?? known,
                    SetAttribute when known?.Component == component => Renewed(known, frame),
                    _ => known,
                };
            }
        }

        return known is not null && IsGone(known.Typed) ? null : known;
    }

    private SearchBox? Within(int component, int first)
    {
        var count = Kind(first) == Element ? Part(first, 0) : 1;
        for (var frame = first; frame < first + count; frame++)
        {
            if (Kind(frame) == Element && Text(Part(frame, 1)) == "input")
            {
                var attributes = Enumerable.Range(frame + 1, Part(frame, 0) - 1).TakeWhile(f => Kind(f) == Attribute).ToDictionary(f => Text(Part(f, 0))!, Handler);
                if (attributes.ContainsKey("data-search"))
                {
                    return new(component, attributes["oninput"], attributes["onkeydown"]);
                }
            }
        }

        return null;
    }

    private SearchBox Renewed(SearchBox box, int frame) => Text(Part(frame, 0)) switch
    {
        "oninput" => box with { Typed = Handler(frame) },
        "onkeydown" => box with { KeyPressed = Handler(frame) },
        _ => box,
    };

    private bool IsGone(long handler) =>
        Enumerable.Range(0, Number(Gone)).Any(i => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Gone + sizeof(int) + (i * sizeof(long)))) == handler);

    private IEnumerable<int> Diffs() => Enumerable.Range(0, Number(Changes)).Select(i => Number(Changes + ((i + 1) * sizeof(int))));

    private int Kind(int frame) => Number(Frames + (frame * FrameSize));

    private int Part(int frame, int part) => Number(Frames + (frame * FrameSize) + ((part + 1) * sizeof(int)));

    private long Handler(int frame) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Frames + (frame * FrameSize) + (3 * sizeof(int))));

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    /// <summary>A text stands behind its length, seven bits a byte.</summary>
    private string? Text(int index)
    {
        if (index < 0)
        {
            return null;
        }

        var (at, size, shift) = (Number(Texts + (index * sizeof(int))), 0, 0);
        byte part;
        do
        {
            part = bytes[at++];
            size |= (part & 0x7F) << shift;
            shift += 7;
        }
        while (part > 0x7F);
        return Encoding.UTF8.GetString(bytes, at, size);
    }
}
