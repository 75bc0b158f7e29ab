using System.Text;
using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

/// <summary>Reads files that a test has written down.</summary>
internal static class Reading
{
    public static Task<List<ContactRow>> Vcf(string text) => File(Encoding.UTF8.GetBytes(text), "contacts.vcf");

    public static Task<List<ContactRow>> Csv(string text) => File(Encoding.UTF8.GetBytes(text), "contacts.csv");

    public static async Task<ContactRow> Card(string properties) =>
        Assert.Single(await Vcf($"BEGIN:VCARD\nVERSION:3.0\n{properties}\nEND:VCARD\n"));

    public static async Task<ContactRow> Row(string text) => Assert.Single(await Csv(text));

    public static async Task<List<ContactRow>> File(byte[] bytes, string name)
    {
        await using var stream = new Trickle(bytes);
        var rows = new List<ContactRow>();
        await foreach (var row in ContactFile.Read(stream, name))
        {
            rows.Add(row);
        }

        return rows;
    }

    public static async Task<ContactFileProblem> Problem(byte[] bytes, string name) =>
        (await Assert.ThrowsAsync<ContactFileException>(() => File(bytes, name))).Problem;

    public static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    /// <summary>As a browser's upload: not seekable, asynchronous only, in small pieces.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var piece = new byte[Math.Min(buffer.Length, 7919)];
            var count = base.Read(piece, 0, piece.Length);
            piece.AsMemory(0, count).CopyTo(buffer);
            return ValueTask.FromResult(count);
        }
    }
}
