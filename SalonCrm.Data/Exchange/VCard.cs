using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>One card while it is being read. Its properties are kept until its end, since a later one may label an earlier.</summary>
internal sealed class VCard(int line, TextDecoder text, ContactRowProblem? problem)
{
    private readonly List<(string? Group, string Name, string Value, VCardProperty Property)> _properties = [];
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _source = new();
    private int _length;
    private bool _tooLong;
    private bool _agentAwaited;
    private bool _inAgent;
    private bool _afterBinary;

    /// <summary>Whether a BEGIN within this card begins a card of its AGENT (versit vCard 2.1, 2.4.2), not the next card.</summary>
    public bool BeginAgent()
    {
        (_inAgent, _agentAwaited) = (_agentAwaited, false);
        return _inAgent;
    }

    public bool EndAgent()
    {
        var ended = _inAgent;
        _inAgent = false;
        return ended;
    }

    public void Add(VCardLine line, VCardProperty? property)
    {
        var isLeftOut = property?.IsBinary ?? (_afterBinary || VCardProperty.IsBinaryHead(line.Bytes));
        _afterBinary = isLeftOut && line.Bytes.Length > 0;
        if (isLeftOut || string.IsNullOrWhiteSpace(line.Bytes))
        {
            return;
        }

        _length += line.Bytes.Length;
        _tooLong |= line.Cut || _length > ContactFile.MaxRowLength;
        if (_length > ContactFile.MaxRowLength)
        {
            return;
        }

        var raw = text.Decode(Encoding.Latin1.GetBytes(line.Bytes));
        if (_source.Length < ContactFile.MaxSourceLength)
        {
            _source.Append(raw.AsSpan(0, Math.Min(raw.Length, ContactFile.MaxSourceLength + 1))).Append('\n');
        }

        // A line that is no property is most often the rest of a note that was not folded.
        property ??= new VCardProperty(null, "", [], line.Bytes);
        var value = VCardText.Decode(property, text);
        _agentAwaited = property.Name is "AGENT" && string.IsNullOrWhiteSpace(value);
        if (property.Name is "X-ABLABEL" && property.Group is not null)
        {
            _labels[property.Group] = VCardText.Unescape(value);
        }
        else
        {
            _properties.Add((_inAgent ? null : property.Group, _inAgent ? "AGENT " + property.Name : property.Name, value, property));
        }
    }

    public ContactRow ToRow(ContactRowProblem? end)
    {
        var contact = new VCardContact(text);
        foreach (var (group, name, value, property) in _properties)
        {
            contact.Add(name, value, property, group is null ? null : _labels.GetValueOrDefault(group));
        }

        return contact.Finish().ToRow(line, _source.ToString(), problem ?? end ?? (_tooLong ? ContactRowProblem.TooLong : null));
    }
}
