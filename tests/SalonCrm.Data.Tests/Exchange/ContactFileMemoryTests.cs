using System.Text;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

/// <summary>Measures the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(ContactFileMemoryTests), DisableParallelization = true)]
[Collection(nameof(ContactFileMemoryTests))]
public class ContactFileMemoryTests
{
    private const int Rows = 100_000;
    private const long FewMegabytes = 6 << 20;

    [Fact]
    public async Task A_hundred_thousand_cards_stream_through_flat_memory() =>
        await StaysFlat(new Endless("", i => $"BEGIN:VCARD\nVERSION:3.0\nN:Иванова{i};Анна;Петровна;;\nTEL;TYPE=CELL:+7916{i:D7}\nPHOTO;ENCODING=b:{Photo}\nEND:VCARD\n"));

    [Fact]
    public async Task A_hundred_thousand_lines_stream_through_flat_memory() =>
        await StaysFlat(new Endless("ФИО;Телефон;Комментарий\n", i => $"Иванова{i} Анна Петровна;+7916{i:D7};\"раз\nдва\"\n"));

    [Fact]
    public async Task A_photo_of_fifty_megabytes_is_never_held()
    {
        var photo = Encoding.ASCII.GetBytes(" " + Photo + "\n");
        var before = GC.GetTotalMemory(true);
        var peak = before;
        await using var stream = new Endless(
            "BEGIN:VCARD\nFN:Анна\nPHOTO;ENCODING=b:\n",
            i => i % 20_000 == 0 ? Sampled(ref peak, photo) : " " + Photo + "\n",
            (50 << 20) / photo.Length);
        await foreach (var row in ContactFile.Read(stream, "a.vcf"))
        {
            Assert.Equal(ContactRowProblem.Truncated, row.Problem);
        }

        Assert.InRange(peak - before, long.MinValue, FewMegabytes);
    }

    private static string Photo { get; } = new('A', 300);

    private static string Sampled(ref long peak, byte[] photo)
    {
        peak = Math.Max(peak, GC.GetTotalMemory(true));
        return Encoding.ASCII.GetString(photo);
    }

    private static async Task StaysFlat(Endless stream)
    {
        var before = GC.GetTotalMemory(true);
        var count = 0;
        await foreach (var row in ContactFile.Read(stream, "contacts"))
        {
            Assert.Null(row.Problem);
            if (++count % (Rows / 4) == 0)
            {
                Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, FewMegabytes);
            }
        }

        Assert.Equal(Rows, count);
    }

    /// <summary>Writes its rows while it is being read.</summary>
    private sealed class Endless(string head, Func<int, string> row, int rows = Rows) : MemoryStream
    {
        private byte[] _piece = Encoding.UTF8.GetBytes(head);
        private int _at;
        private int _row;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_at == _piece.Length && _row < rows)
            {
                (_piece, _at) = (Encoding.UTF8.GetBytes(row(_row++)), 0);
            }

            var count = Math.Min(buffer.Length, _piece.Length - _at);
            _piece.AsMemory(_at, count).CopyTo(buffer);
            _at += count;
            return ValueTask.FromResult(count);
        }
    }
}
