using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace SalonCrm.Data.Exchange;

/// <summary>
/// Writes a table as a workbook (ECMA-376), row by row into the answer itself: a million rows stand neither in memory nor in
/// a temporary file. Texts are texts, whatever they begin with; there is no formula in it.
/// </summary>
public static class WorkbookFile
{
    /// <summary>What it is.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A sheet holds 1,048,576 rows; what is more goes on the next.</summary>
    public const int RowsOnSheet = 1_000_000;

    private const string Xml = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Writes it.</summary>
    /// <param name="to">Is written to while rows are read; stays open.</param>
    /// <param name="name">The name of the sheet.</param>
    /// <param name="heads">The first row of each sheet.</param>
    /// <param name="rows">The others: texts, days and whole numbers; null for an empty cell.</param>
    /// <param name="count">How many there are at most.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static async Task Write(
        Stream to, string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object?>> rows, int count, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        var sheets = Enumerable.Range(1, Math.Max(1, (count + RowsOnSheet - 1) / RowsOnSheet)).ToList();
        await using var patient = new PatientStream(to);
        await using var archive = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await Part(archive, "[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Type}.styles+xml"/>{Each(s => $"""<Override PartName="/xl/worksheets/sheet{s}.xml" ContentType="{Type}.worksheet+xml"/>""")}</Types>
            """, cancel);
        await Part(archive, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancel);
        await Part(archive, "xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{Each(s => $"""<sheet name="{Escape(s == 1 ? name : $"{name} {s}")}" sheetId="{s}" r:id="rId{s}"/>""")}</sheets></workbook>
            """, cancel);
        await Part(archive, "xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{Each(s => $"""<Relationship Id="rId{s}" Type="{Office}/worksheet" Target="worksheets/sheet{s}.xml"/>""")}<Relationship Id="rId{sheets.Count + 1}" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """, cancel);

        // A plain cell, a bold head, a day.
        await Part(archive, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
            """, cancel);
        await using var reading = rows.GetAsyncEnumerator(cancel);
        foreach (var sheet in sheets)
        {
            await using var writer = await Open(archive, $"xl/worksheets/sheet{sheet}.xml", cancel);
            await writer.WriteAsync($"""
                {Xml}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{heads.Count}" width="22" customWidth="1"/></cols><sheetData>{Row(heads, isHead: true)}
                """.AsMemory(), cancel);
            for (var row = 0; row < RowsOnSheet && await reading.MoveNextAsync(); row++)
            {
                await writer.WriteAsync(Row(reading.Current, isHead: false).AsMemory(), cancel);
            }

            await writer.WriteAsync("</sheetData></worksheet>".AsMemory(), cancel);
        }

        string Each(Func<int, string> of) => string.Concat(sheets.Select(of));
    }

    private static async Task Part(ZipArchive archive, string name, string xml, CancellationToken cancel)
    {
        await using var writer = await Open(archive, name, cancel);
        await writer.WriteAsync((Xml + xml).AsMemory(), cancel);
    }

    private static async Task<StreamWriter> Open(ZipArchive archive, string name, CancellationToken cancel) =>
        new(await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel), new UTF8Encoding(false));

    private static string Row(IEnumerable<object?> cells, bool isHead) => $"<row>{string.Concat(cells.Select(c => Cell(c, isHead)))}</row>";

    private static string Cell(object? value, bool isHead) => value switch
    {
        null => "<c/>",
        string text => $"""<c t="inlineStr" s="{(isHead ? 1 : 0)}"><is><t xml:space="preserve">{Escape(text)}</t></is></c>""",
        int number => string.Create(CultureInfo.InvariantCulture, $"<c><v>{number}</v></c>"),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"""<c s="2"><v>{day.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>"""),
        _ => throw new ArgumentException($"A cell can't be a {value.GetType().Name}.", nameof(value)),
    };

    private static string Escape(string text) => SecurityElement.Escape(SafeCells.Line(text));
}
