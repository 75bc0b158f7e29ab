using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Exchange;

public sealed class ExportFileTests
{
    private static readonly char[] Formulas = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

    [Fact]
    public void No_cell_begins_a_formula_however_the_file_is_cut()
    {
        var nasty = Gen.Elements("=", "+", "-", "@", "\t", "\r", "\n", " ", "\"", "'", ";", ",", "|", "a", "1", "＝", "cmd|' /C calc'!A0", "\u0000");
        Prop.ForAll(Gen.ListOf(nasty).Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            // As if somebody opened it with another separator, which takes no heed of our quotes.
            var cut = SafeCells.Separated(text).Split([';', ',', '|', '\t', '\r', '\n']);
            return cut.All(cell => cell.Trim(' ', '"') is not { Length: > 0 } bare || !Formulas.Contains(bare[0]));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_without_anything_dangerous_stays_as_it_is()
    {
        Assert.Equal("Анна-Мария O'Hara, VIP", SafeCells.Separated("Анна-Мария O'Hara, VIP"));
        Assert.Equal("'=1+1", SafeCells.Separated("=1+1"));
        Assert.Equal("VIP;'=1+1", SafeCells.Separated("VIP;=1+1"));
    }

    [Theory]
    [InlineData("+7 916 123-45-67", "(+7) 916 123-45-67")]
    [InlineData("+48 22 012 34 56", "(+48) 22 012 34 56")]
    public void A_phone_stays_one_that_can_be_dialled_and_read_in_again(string international, string shown)
    {
        Assert.Equal(shown, SafeCells.Phone(international));
        Assert.Equal(shown, SafeCells.Separated(shown));
        Assert.True(PhoneNumber.TryParse(shown, Country.Find("RU"), out var read, out _));
        Assert.Equal(international, read.International);
    }

    [Fact]
    public async Task A_separated_file_begins_with_its_mark_and_every_spreadsheet_cuts_it_alike()
    {
        using var file = new MemoryStream();
        await SeparatedFile.Write(file, ';', ["Карта", "Имя"], Rows([7, "О\"Нил; =1"], [8, null], [9, new DateOnly(2026, 3, 1)]));

        Assert.Equal(Encoding.UTF8.GetPreamble(), file.ToArray()[..3]);
        Assert.Equal("\"Карта\";\"Имя\"\r\n7;\"О\"\"Нил; '=1\"\r\n8;\r\n9;2026-03-01\r\n", Encoding.UTF8.GetString(file.ToArray()[3..]));
    }

    [Theory]
    [InlineData("ru", ';')]
    [InlineData("en", ',')]
    public void The_separator_is_the_one_that_a_spreadsheet_of_the_language_expects(string language, char separator) =>
        Assert.Equal(separator, SeparatedFile.SeparatorOf(System.Globalization.CultureInfo.GetCultureInfo(language)));

    [Fact]
    public async Task A_workbook_keeps_texts_as_texts_and_has_no_formula()
    {
        string[] texts = ["=1+1", "+7 916 123-45-67", "@SUM(A1)", "<b>&", "a\u0000b\uD83D\uDE00\uD83D", "  два  пробела "];
        var sheets = await Sheets(texts.Length, Rows([.. texts.Select(t => new object?[] { t, null, new DateOnly(2026, 3, 1) })]));

        var cells = Assert.Single(sheets).Descendants().Where(e => e.Name.LocalName == "row").Skip(1).Select(r => r.Elements().ToList()).ToList();
        Assert.Equal(["=1+1", "+7 916 123-45-67", "@SUM(A1)", "<b>&", "a b😀\uFFFD", "  два  пробела "], cells.Select(c => c[0].Value));
        Assert.All(cells, c => Assert.Equal(("inlineStr", "46082"), (c[0].Attribute("t")?.Value, c[2].Value)));
        Assert.DoesNotContain(sheets[0].Descendants(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task No_file_blocks_on_a_slow_reader()
    {
        await using var answer = new NeverBlocking();
        await WorkbookFile.Write(answer, "Клиенты", ["Текст"], Rows(["a"], ["b"]), 2);
        await SeparatedFile.Write(answer, ',', ["Текст"], Rows(["a"], ["b"]));
        Assert.True(answer.Taken > 0);
    }

    [Fact]
    public async Task What_does_not_fit_on_a_sheet_goes_on_the_next()
    {
        var sheets = await Sheets(WorkbookFile.RowsOnSheet + 1, Many(WorkbookFile.RowsOnSheet + 1), readsFirst: false);
        Assert.Equal(2, sheets.Count);
        Assert.Equal(2, sheets[1].Descendants().Count(e => e.Name.LocalName == "row"));
    }

    private static async Task<List<XDocument>> Sheets(int count, IAsyncEnumerable<IReadOnlyList<object?>> rows, bool readsFirst = true)
    {
        using var file = new MemoryStream();
        await WorkbookFile.Write(file, "Клиенты", ["Текст", "Пусто", "День"], rows, count);
        await using var archive = await ZipArchive.CreateAsync(new MemoryStream(file.ToArray()), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var sheets = new List<XDocument>();
        foreach (var entry in archive.Entries)
        {
            await using var stream = await entry.OpenAsync();
            var isSheet = entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal);
            sheets.Add(isSheet && !readsFirst && sheets.All(s => s.Root!.Name.LocalName != "left-out")
                ? new XDocument(new XElement("left-out"))
                : await XDocument.LoadAsync(stream, LoadOptions.PreserveWhitespace, CancellationToken.None));
        }

        return [.. sheets.Where(s => s.Root!.Name.LocalName is "worksheet" or "left-out")];
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(params object?[][] rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Many(int count)
    {
        IReadOnlyList<object?> row = ["a"];
        for (var i = 0; i < count; i++)
        {
            yield return row;
        }

        await Task.CompletedTask;
    }

    /// <summary>As an answer over HTTP: forward only, and nothing may be written without waiting.</summary>
    private sealed class NeverBlocking : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Blocks.");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Blocks.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
