using SalonCrm.Admin.Clients;
using SalonCrm.Data.Clients;

namespace SalonCrm.Admin.Guests;

/// <summary>Proposals as people read them.</summary>
internal static class ProposalTexts
{
    private const string Separator = ": ";

    /// <summary>A proposal of the history, which is kept as the field's name and its value.</summary>
    public static string Told(string kept) =>
        kept.Split(Separator, 2) is [var name, var value] && Enum.TryParse<Field>(name, out var field)
            ? $"{FieldTexts.Of(field)}{Separator}{FieldTexts.Of(field, value.Length == 0 ? null : value)}"
            : kept;
}
