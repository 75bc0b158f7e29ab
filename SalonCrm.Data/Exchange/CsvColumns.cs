namespace SalonCrm.Data.Exchange;

/// <summary>What each column of a table holds, by its header or, where there is none, by its cells.</summary>
internal sealed class CsvColumns
{
    private const int PhoneDigits = 7;

    // Several times what Outlook writes; a "header" with more is no header.
    private const int MaxColumns = 1000;
    private readonly CsvColumn[] _columns;

    private CsvColumns(CsvColumn[] columns)
    {
        _columns = columns;
        var hasLastName = Array.Exists(columns, column => column.Field == CsvField.LastName);
        var hasPhone = Array.Exists(columns, column => column.Field == CsvField.Phone);
        for (var i = 0; i < columns.Length; i++)
        {
            // "Имя" with no column for the family name beside it is where the whole name stands; "Номер" beside a column
            // of phones only counts the rows.
            columns[i] = columns[i].Field switch
            {
                CsvField.LooseName => columns[i] with { Field = hasLastName ? CsvField.FirstName : CsvField.FullName },
                CsvField.LoosePhone => columns[i] with { Field = hasPhone ? CsvField.Other : CsvField.Phone },
                _ => columns[i],
            };
        }

        MonthFirst = Has("Group Membership") || Has("Phone 1 - Value") || Has("E-mail 1 - Value")
            || (Has("First Name") && Has("Last Name") && (Has("E-mail Address") || Has("Business Phone") || Has("Home Street")));
    }

    public int Count => _columns.Length;

    /// <summary>The file is an export of Google Contacts or Outlook in English, which write the month before the day.</summary>
    public bool MonthFirst { get; }

    public CsvColumn this[int index] => _columns[index];

    /// <summary>Reads the header; null if the row is none.</summary>
    public static CsvColumns? OfHeader(string[] row, HashSet<string> ownHeaders)
    {
        if (row.Length > MaxColumns || Array.Exists(row, IsLikePhone))
        {
            return null;
        }

        var columns = Array.ConvertAll(row, cell => CsvHeader.Recognise(cell, ownHeaders));
        return Array.Exists(columns, column => column.Field is CsvField.LoosePhone or CsvField.Phone or (>= CsvField.LastName and <= CsvField.NameOfLastResort))
            ? new CsvColumns(columns)
            : null;
    }

    /// <summary>
    /// Guesses from the cells: phones where nearly all cells look like one, the name where letters stand, and only if it is
    /// one column of letters, so that a town is never taken for a name. Null if the guess is not safe.
    /// </summary>
    public static CsvColumns? OfCells(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0 || !Array.Exists(rows[0], IsLikePhone))
        {
            return null;
        }

        var columns = Enumerable.Range(0, Math.Min(MaxColumns, rows.Max(row => row.Length))).Select(i => Guess(i, rows)).ToArray();
        var isSafe = Array.Exists(columns, column => column.Field == CsvField.Phone)
            && columns.Count(column => column.Field == CsvField.FullName) <= 1;
        return isSafe ? new CsvColumns(columns) : null;
    }

    private static CsvColumn Guess(int index, IReadOnlyList<string[]> rows)
    {
        var cells = rows.Where(row => index < row.Length).Select(row => row[index].Trim()).Where(cell => cell.Length > 0).ToList();
        var title = $"#{index + 1}";
        var field = cells.Count == 0 ? CsvField.Other
            : Mostly(cells, IsLikePhone) ? CsvField.Phone
            : Mostly(cells, cell => cell.Contains('@', StringComparison.Ordinal)) ? CsvField.Email
            : Mostly(cells, cell => cell.Any(char.IsLetter) && !cell.Any(char.IsDigit)) ? CsvField.FullName
            : CsvField.Other;
        return new CsvColumn(field, title, "");
    }

    private static bool Mostly(List<string> cells, Predicate<string> isLike) => cells.FindAll(isLike).Count * 5 >= cells.Count * 4;

    /// <summary>Seven digits and more, with nothing but what stands between digits of a phone.</summary>
    private static bool IsLikePhone(string cell) =>
        cell.Count(char.IsAsciiDigit) is >= PhoneDigits and <= 30
        && cell.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '-' or '(' or ')' or ',' or ';' or '/' or '.' or '=' or '"' or '\'')
        && !LooksLikeDate(cell.Trim());

    private static bool LooksLikeDate(string cell) => cell.Length <= 10 && BirthDateText.Read(cell, monthFirst: true).Date is not null;

    private bool Has(string title) => Array.Exists(_columns, column => column.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
}
