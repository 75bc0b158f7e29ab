using System.Text.RegularExpressions;

namespace SalonCrm.Data.Clients;

/// <summary>Reads a value of the history back into a form.</summary>
public static partial class CardRestoring
{
    /// <summary>Whether an old value of the field can be put back from the history: what is a value of the card itself, not a record that belongs to it.</summary>
    public static bool Restorable(Field field) =>
        field is Field.Phones or Field.FavouriteMaster or Field.Salon or Field.Status || CardFields.Simple.Any(f => f.Field == field);

    /// <summary>Sets the form's field to what the trail says that it was; false for a field that can't be put back.</summary>
    internal static bool Read(ClientForm form, Field field, string? was)
    {
        switch (field)
        {
            case Field.Phones:
                form.Phones = [.. Phone().Matches(was ?? "").Select(m => new PhoneLine { Text = m.Groups["number"].Value, Label = m.Groups["label"].Value })];

                // It stood on this card before: whether others have it too is known already.
                form.SharesPhoneKnowingly = true;
                break;
            case Field.FavouriteMaster:
                form.FavouriteMasterId = was is null ? null : Guid.Parse(was);
                break;
            case Field.Salon when was is not null:
                form.SalonId = Guid.Parse(was);
                break;
            case Field.Status when was is not null:
                form.Status = Enum.Parse<ClientStatus>(was);
                break;
            default:
                var simple = CardFields.Simple.FirstOrDefault(f => f.Field == field);
                simple?.Read(form, was);
                return simple is not null;
        }

        return true;
    }

    /// <summary>A number with its label, up to the next number; a label may hold a comma.</summary>
    [GeneratedRegex(@"(?<number>\+[0-9]+)(?: \((?<label>.*?)\))?(?=, \+|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phone();
}
