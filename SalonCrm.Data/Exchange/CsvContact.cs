namespace SalonCrm.Data.Exchange;

/// <summary>Puts the cells of a row where they belong. A cell whose column is not known becomes a remark under its header.</summary>
internal sealed class CsvContact(CsvColumns columns, string[] row)
{
    private const string GoogleSeparator = ":::";
    private const int MostDigitsOfExtension = 6;
    private const int LongestExtension = 24;
    private const int LongestPhone = 40;

    private static readonly HashSet<string> OutlookDefaults = new(StringComparer.OrdinalIgnoreCase)
    {
        "Normal", "False", "Unspecified", "0/0/00", "Обычная", "Обычный", "Ложь", "Не указан", "Fałsz", "Normalny", "Normalna",
    };

    private readonly ContactDraft _draft = new();

    public ContactDraft Read()
    {
        _draft.Name(First(CsvField.LastName), First(CsvField.FirstName), First(CsvField.Patronymic));
        Each(CsvField.FullNameLastFirst, (column, cell) => _draft.FullName(column.Title, cell, NameOrder.LastFirst));
        Each(CsvField.FullNameFirstLast, (column, cell) => _draft.FullName(column.Title, cell, NameOrder.FirstLast));
        Each(CsvField.FullName, (column, cell) => _draft.FullName(column.Title, cell, NameOrder.Unknown));
        Each(CsvField.NameOfLastResort, (column, cell) => _draft.NameOfLastResort(column.Title, cell));
        Each(CsvField.Phone, Phones);
        Each(CsvField.Email, Emails);
        Each(CsvField.BirthDate, (column, cell) => _draft.BirthDate(column.Title, cell, columns.MonthFirst));
        Each(CsvField.Address, (column, cell) => _draft.Address(column.Title, cell));
        AddressParts();
        Each(CsvField.Tags, (_, cell) => Tags(cell));
        Each(CsvField.Comment, (_, cell) => _draft.Note(cell));
        Each(CsvField.Housekeeping, (column, cell) => _draft.Remark(column.Title, OutlookDefaults.Contains(cell) ? null : cell));
        Each(CsvField.Own, (column, cell) => _draft.Own(column.Title, cell));
        Each(CsvField.Other, (column, cell) => _draft.Remark(column.Title, cell));
        foreach (var name in new[] { CsvField.LastName, CsvField.FirstName, CsvField.Patronymic })
        {
            Filled(name).Skip(1).ToList().ForEach(extra => _draft.Remark(extra.Column.Title, extra.Cell));
        }

        return _draft;
    }

    private void Phones(CsvColumn column, string cell)
    {
        var label = column.Label ?? LabelOf(column);
        var pieces = new List<string>();
        foreach (var piece in Pieces(cell, ',', ';', '/', '\n'))
        {
            // "765-43-21, доб. 12" is one phone.
            if (pieces is [.., { Length: <= LongestPhone } phone] && phone.Any(char.IsDigit) && IsLikeExtension(piece))
            {
                pieces[^1] = $"{phone} {piece}";
            }
            else
            {
                pieces.Add(piece);
            }
        }

        foreach (var piece in pieces)
        {
            // Excel is told to leave digits alone by ="8916..." or by an apostrophe.
            var plain = piece.Trim('=', '"', '\'', ' ');
            if (plain.Any(char.IsDigit))
            {
                _draft.Phone(plain, label);
            }
            else
            {
                _draft.Remark(column.Title, piece);
            }
        }
    }

    private void Emails(CsvColumn column, string cell)
    {
        // A cell without any @ is a slip for the import to report; a word beside an address is its owner's name.
        var pieces = cell.Contains('@', StringComparison.Ordinal) ? Pieces(cell, ',', ';', '/', '\n', ' ') : [cell];
        foreach (var piece in pieces)
        {
            if (pieces.Count == 1 || piece.Contains('@', StringComparison.Ordinal))
            {
                _draft.Email(piece.Trim('<', '>'));
            }
            else
            {
                _draft.Remark(column.Title, piece);
            }
        }
    }

    private string? LabelOf(CsvColumn phone)
    {
        var label = Filled(CsvField.PhoneLabel).FirstOrDefault(one => one.Column.Number.Equals(phone.Number, StringComparison.Ordinal));
        return label.Cell?.Split(GoogleSeparator)[0];
    }

    /// <summary>One address from its parts, those of a second one aside; what the whole address says already is not repeated.</summary>
    private void AddressParts()
    {
        var parts = Filled(CsvField.AddressPart).ToList();
        if (!_draft.HasAddress)
        {
            var number = parts.FirstOrDefault().Column.Number;
            var own = parts.FindAll(part => string.Equals(part.Column.Number, number, StringComparison.Ordinal));
            _draft.Address("", string.Join(", ", own.Select(part => CleanText.Line(part.Cell)).OfType<string>()));
            parts = parts.Except(own).ToList();
        }

        parts.FindAll(part => !_draft.AddressHas(part.Cell)).ForEach(part => _draft.Remark(part.Column.Title, part.Cell));
    }

    private void Tags(string cell)
    {
        foreach (var tag in Pieces(cell, ',', ';', '\n').Select(piece => piece.TrimStart('*', ' ')))
        {
            // Google puts everybody into this group.
            if (!tag.Replace(" ", "", StringComparison.Ordinal).Equals("myContacts", StringComparison.OrdinalIgnoreCase))
            {
                _draft.Tag(tag);
            }
        }
    }

    private string? First(CsvField field) => Filled(field).FirstOrDefault().Cell;

    private void Each(CsvField field, Action<CsvColumn, string> take)
    {
        foreach (var (column, cell) in Filled(field))
        {
            take(column, cell);
        }
    }

    private IEnumerable<(CsvColumn Column, string Cell)> Filled(CsvField field)
    {
        for (var i = 0; i < row.Length; i++)
        {
            // Cells beyond the header are lost no more than the others.
            var isBeyond = i >= columns.Count;
            if ((isBeyond ? CsvField.Other : columns[i].Field) == field && row[i].Trim() is { Length: > 0 } cell)
            {
                yield return (isBeyond ? new CsvColumn(CsvField.Other, $"#{i + 1}", "") : columns[i], cell);
            }
        }
    }

    private static bool IsLikeExtension(string piece) =>
        char.IsLetter(piece[0]) && piece.Length <= LongestExtension && piece.Count(char.IsDigit) is > 0 and <= MostDigitsOfExtension;

    private static List<string> Pieces(string cell, params char[] separators) =>
        [.. cell.Replace(GoogleSeparator, "\n", StringComparison.Ordinal)
            .Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
