using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SalonCrm.Admin.Completeness;

/// <summary>A part of a whole, shown as percent.</summary>
internal readonly record struct Share(double Of);

/// <summary>A difference, shown with its sign.</summary>
internal readonly record struct Signed(double By);

/// <summary>One table of a workbook. A cell is a text, a number, a share, a difference or a day; nothing is ever a formula.</summary>
internal sealed record Worktable(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object>> Rows);

/// <summary>Writes a workbook: a sheet for each table, its heads in sight, its columns wide enough.</summary>
internal static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Head = 1;
    private const uint Count = 2;
    private const uint Percent = 3;
    private const uint Day = 4;
    private const uint Difference = 5;
    private const uint DifferenceFormat = 164;

    public static byte[] Write(IReadOnlyList<Worktable> tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = book.Workbook.AppendChild(new Sheets());
            foreach (var (i, table) in tables.Index())
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(table);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = table.Name });
            }
        }

        return stream.ToArray();
    }

    private static Worksheet Sheet(Worktable table)
    {
        // The order of the parts is the schema's.
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        var rows = new SheetData(new Row(table.Heads.Select(h => Text(h, Head))));
        rows.Append(table.Rows.Select(r => new Row(r.Select(Cell))));
        return new(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }),
            new Columns(table.Heads.Select((h, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, CustomWidth = true, Width = Width(table, i, h) })),
            rows);
    }

    private static double Width(Worktable table, int column, string head) =>
        Math.Clamp(table.Rows.Select(r => r[column] is string text ? text.Length : 10).Append(head.Length).Max() + 2, 8, 60);

    private static Cell Cell(object value) => value switch
    {
        string text => Text(text, 0),
        int count => Number(count, Count),
        Share share => Number(share.Of, Percent),
        Signed by => Number(by.By, Difference),
        DateOnly day => Number(day.ToDateTime(TimeOnly.MinValue).ToOADate(), Day),
        _ => throw new ArgumentException($"A cell can't be a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A text stays a text, whatever it begins with. What XML can't hold is left out.</summary>
    private static Cell Text(string text, uint style) => new(new InlineString(new Text(string.Concat(text.Where(XmlConvert.IsXmlChar))) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    private static Cell Number(double number, uint style) =>
        new(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))) { DataType = CellValues.Number, StyleIndex = style };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DifferenceFormat, FormatCode = "+0.0;-0.0;0" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(Format(0), Format(0, isBold: true), Format(3), Format(10), Format(14), Format(DifferenceFormat)) { Count = 6 });

    private static CellFormat Format(uint number, bool isBold = false) =>
        new() { NumberFormatId = number, FontId = isBold ? 1u : 0u, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = number > 0, ApplyFont = isBold };
}
