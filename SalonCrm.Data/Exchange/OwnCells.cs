using System.Globalization;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Exchange;

/// <summary>The cells of a row that stand under names of the network's own fields: read as their kinds, or kept as a remark.</summary>
/// <param name="Values">What can be kept, with the cell that it was read from.</param>
/// <param name="Rest">"Header: cell" of what does not fit.</param>
internal sealed record OwnCells(IReadOnlyList<(OwnFieldView Field, string Value, ContactCell Cell)> Values, IReadOnlyList<string> Rest)
{
    private static readonly string[] YesWords = ["yes", "y", "true", "1", "+", "да", "д", "истина", "tak", "prawda", "так", "є"];
    private static readonly string[] NoWords = ["no", "n", "false", "0", "-", "нет", "н", "ложь", "nie", "fałsz", "ні"];

    /// <summary>
    /// The headers that mean one of the fields, in any language. A retired one is no longer filled in, and one among health
    /// not by a file: the client was not asked for consent.
    /// </summary>
    public static IReadOnlyCollection<string> Headers(IReadOnlyList<OwnFieldView> fields) =>
        [.. fields.Where(IsFilled).SelectMany(f => f.Names.Values)];

    public static OwnCells Read(IReadOnlyList<ContactCell> cells, IReadOnlyList<OwnFieldView> fields, DateOnly today)
    {
        var values = new List<(OwnFieldView Field, string Value, ContactCell Cell)>();
        var rest = new List<string>();
        foreach (var cell in cells)
        {
            var field = fields.FirstOrDefault(f => IsFilled(f) && f.Names.Values.Any(n => IsSame(CleanText.Line(n), cell.Title)));
            if (field is not null && values.TrueForAll(v => v.Field != field)
                && OwnValueRules.Read(field, Lenient(field, cell.Text), null, today, out var value) is null && value is not null)
            {
                values.Add((field, value, cell));
            }
            else
            {
                rest.Add(Remark(cell));
            }
        }

        return new(values, rest);
    }

    /// <summary>Fills in what the card does not say yet; answers with the changes.</summary>
    public IReadOnlyList<FieldChange> FillIn(Client client, Passage passage)
    {
        var changes = new List<FieldChange>();
        foreach (var (field, value, _) in Values.Where(v => IsEmpty(client, v.Field)))
        {
            changes.Add(new(Field.OwnField, null, value, field.Id));
            client.Say(field.Id, value, passage);
        }

        return changes;
    }

    /// <summary>What the card says otherwise stays, and the file's goes to the comment.</summary>
    public void TellOther(Client client, ClientForm form)
    {
        var others = Values.Where(v => !IsEmpty(client, v.Field) && client.OwnValues.Find(o => o.FieldId == v.Field.Id)!.Value != v.Value);
        form.Comment = ClientRules.Text(string.Join('\n', others.Select(v => Remark(v.Cell)).Prepend(form.Comment)));
    }

    private static bool IsEmpty(Client client, OwnFieldView field) =>
        client.OwnValues.Find(o => o.FieldId == field.Id) is null or { Value: null, Damage: null };

    private static string Lenient(OwnFieldView field, string text) => field.Kind switch
    {
        OwnFieldKind.YesNo when YesWords.Contains(text, StringComparer.OrdinalIgnoreCase) => OwnValueView.Yes,
        OwnFieldKind.YesNo when NoWords.Contains(text, StringComparer.OrdinalIgnoreCase) => OwnValueView.No,
        OwnFieldKind.Date when BirthDateText.Read(CleanText.Line(text), monthFirst: false).Date is { } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        OwnFieldKind.Choice when field.Choices.FirstOrDefault(c => !c.IsRetired && c.Names.Values.Any(n => IsSame(n, text))) is { } choice => choice.Id.ToString(),
        _ => text,
    };

    private static bool IsFilled(OwnFieldView field) => field is { IsRetired: false, Section: not OwnFieldSection.Features };

    private static bool IsSame(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Remark(ContactCell cell) => $"{cell.Title}: {cell.Text}";
}
