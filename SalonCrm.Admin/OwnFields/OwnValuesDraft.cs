using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Admin.OwnFields;

/// <summary>The network's own fields of one section while they are being typed into.</summary>
public sealed class OwnValuesDraft
{
    private List<Entry> _sent = [];

    /// <summary>
    /// Begins with what the card says, or goes on with what was typed before the connection was lost. Fields that are no
    /// longer asked are not typed into.
    /// </summary>
    public OwnValuesDraft(ClientCard card, OwnFieldSection section, OwnValuesForm? typed = null)
    {
        ArgumentNullException.ThrowIfNull(card);
        Entries = [.. card.OwnFields.Where(v => v.Field.Section == section && !v.Field.IsRetired).Select(v => new Entry(v))];
        foreach (var (entry, line) in Entries.Join(typed?.Lines ?? [], e => e.Said.Field.Id, l => l.FieldId, (e, l) => (e, l)))
        {
            // The version too: what somebody saved meanwhile is not overwritten unknowingly.
            (entry.Line.Value, entry.Line.Version) = (line.Value, line.Version);
        }

        Form = new() { ClientId = card.Id, Lines = [.. Entries.Select(e => e.Line)] };
    }

    /// <summary>All that is typed.</summary>
    public OwnValuesForm Form { get; }

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>What was changed, and no more: a field that somebody else fills in meanwhile is not put back.</summary>
    public OwnValuesForm Send()
    {
        _sent = [.. Entries.Where(e => e.IsTouched)];
        foreach (var entry in Entries)
        {
            entry.Problem = null;
        }

        return new() { ClientId = Form.ClientId, Lines = [.. _sent.Select(e => e.Line)] };
    }

    /// <summary>Shows each problem beside its field.</summary>
    public void Refuse(IReadOnlyList<FieldProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var problem in problems.Where(p => p.Field == Field.OwnField && p.Index < _sent.Count))
        {
            _sent[problem.Index].Problem = FieldTexts.Of(problem.Problem);
        }
    }

    /// <summary>Takes over what somebody else saved, and answers with what was typed otherwise: saving again overwrites it knowingly.</summary>
    public IReadOnlyList<OwnValueView> Compare(ClientCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var met = new List<OwnValueView>();
        foreach (var entry in Entries)
        {
            if (card.OwnFields.FirstOrDefault(v => v.Field.Id == entry.Said.Field.Id) is { } now && now.Version != entry.Said.Version)
            {
                if (entry.IsTouched)
                {
                    met.Add(now);
                }

                entry.Meet(now);
            }
        }

        return met;
    }

    /// <summary>One field.</summary>
    public sealed class Entry(OwnValueView said)
    {
        /// <summary>What the card said when the field was last read.</summary>
        public OwnValueView Said { get; private set; } = said;

        /// <summary>What is typed.</summary>
        public OwnValueLine Line { get; } = new() { FieldId = said.Field.Id, Version = said.Version, Value = said.Value };

        /// <summary>What is wrong with it; null when nothing is.</summary>
        public string? Problem { get; set; }

        /// <summary>It was typed into.</summary>
        public bool IsTouched => (string.IsNullOrWhiteSpace(Line.Value) ? null : Line.Value) != Said.Value;

        internal void Meet(OwnValueView now)
        {
            Line.Value = IsTouched ? Line.Value : now.Value;
            (Said, Line.Version) = (now, now.Version);
        }
    }
}
