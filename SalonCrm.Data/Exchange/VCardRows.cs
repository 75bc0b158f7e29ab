using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace SalonCrm.Data.Exchange;

/// <summary>Tells cards apart, broken ones too: each becomes one row.</summary>
internal static class VCardRows
{
    private static readonly FrozenSet<string> OfContacts =
        new[] { "N", "FN", "TEL", "EMAIL", "NOTE", "BDAY", "ADR", "ORG", "NICKNAME" }.ToFrozenSet(StringComparer.Ordinal);

    public static async IAsyncEnumerable<ContactRow> Read(
        LineReader lines, TextDecoder text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VCard? card = null;
        await foreach (var line in new VCardLines(lines).Read(cancellationToken))
        {
            if (VCardProperty.IsMarker(line.Bytes, "BEGIN"))
            {
                if (card?.BeginAgent() == true)
                {
                    continue;
                }

                if (card is not null)
                {
                    yield return card.ToRow(ContactRowProblem.Truncated);
                }

                card = new VCard(line.Number, text, null);
            }
            else if (VCardProperty.IsMarker(line.Bytes, "END"))
            {
                if (card is null || card.EndAgent())
                {
                    continue;
                }

                yield return card.ToRow(null);
                card = null;
            }
            else if (VCardProperty.Parse(line.Bytes) is var property && card is not null)
            {
                card.Add(line, property);
            }
            else if (property is not null && OfContacts.Contains(property.Name))
            {
                card = new VCard(line.Number, text, ContactRowProblem.CardWithoutBegin);
                card.Add(line, property);
            }
        }

        if (card is not null)
        {
            yield return card.ToRow(ContactRowProblem.Truncated);
        }
    }
}
