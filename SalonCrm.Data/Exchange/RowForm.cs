using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Turns a row of a file into a form. What has no place on the card, or could not stand there (a second email, a phone
/// that is none, a birth date that can't be), goes to the comment: nothing that the file knew is lost.
/// </summary>
internal static class RowForm
{
    public static ClientForm Of(ContactRow row, Guid salon, Country? home, DateOnly today, OwnCells own)
    {
        var rest = new List<string?> { row.Comment };
        rest.AddRange(own.Rest);
        var form = new ClientForm
        {
            SalonId = salon,
            LastName = row.LastName,
            FirstName = row.FirstName,
            Patronymic = row.Patronymic,
            Phones = Phones(row, home, rest),
            Email = Email(row, rest),
            BirthDate = BirthDate(row, today, rest),
            Address = row.Address is { Length: > Client.LineLength } ? Rest(rest, "Address", row.Address) : row.Address,
            Tags = Tags(row, rest),
        };
        form.Comment = string.Join('\n', rest.OfType<string>());
        form.Status = form.Email is null && form.BirthDate is null && form.Address is null ? ClientStatus.Guest : ClientStatus.Registered;
        return form;
    }

    /// <summary>The numbers that can be called. When none can, they stay as they are: the row is rejected for them.</summary>
    private static List<PhoneLine> Phones(ContactRow row, Country? home, List<string?> rest)
    {
        var lines = new List<PhoneLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var phone in row.Phones)
        {
            if (!PhoneNumber.TryParse(phone.Text, home, out var number, out _) || lines.Count == Client.MostPhones)
            {
                Rest(rest, "Phone", phone.Text);
            }
            else if (seen.Add(number.E164))
            {
                lines.Add(new() { Text = number.E164, Label = Label(phone.Label, number.Extension, rest) });
            }
        }

        return lines.Count > 0 ? lines : [.. row.Phones.Take(Client.MostPhones).Select(p => new PhoneLine { Text = p.Text })];
    }

    private static string? Label(string? label, string? extension, List<string?> rest)
    {
        var full = extension is null ? label : $"{label} ext. {extension}".Trim();
        return full is { Length: > ClientPhone.LabelLength } ? Rest(rest, "Phone", full) : full;
    }

    private static string? Email(ContactRow row, List<string?> rest)
    {
        var first = row.Emails.FirstOrDefault(ClientRules.IsEmail);
        foreach (var other in row.Emails.Distinct(StringComparer.OrdinalIgnoreCase).Where(e => !string.Equals(e, first, StringComparison.OrdinalIgnoreCase)))
        {
            Rest(rest, "Email", other);
        }

        return first;
    }

    private static DateOnly? BirthDate(ContactRow row, DateOnly today, List<string?> rest)
    {
        if (row.UnreadBirthDate is { } unread)
        {
            Rest(rest, "Birth date", unread);
        }

        if (row.BirthDate is { } day && (day > today || day < today.AddYears(-ClientRules.OldestYears)))
        {
            Rest(rest, "Birth date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        return row.BirthDate;
    }

    private static List<string> Tags(ContactRow row, List<string?> rest)
    {
        var fitting = row.Tags.Where(t => t.Length <= Client.TagLength).Take(Client.MostTags).ToList();
        foreach (var other in row.Tags.Except(fitting, StringComparer.Ordinal))
        {
            Rest(rest, "Tag", other);
        }

        return fitting;
    }

    private static string? Rest(List<string?> rest, string what, string value)
    {
        rest.Add($"{what}: {value}");
        return null;
    }
}
