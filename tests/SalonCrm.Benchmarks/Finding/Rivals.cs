using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SalonCrm.Data.Duplicates;
using SQLitePCL;

namespace SalonCrm.Benchmarks.Finding;

/// <summary>
/// What one would take instead, on the same data unsealed and as favourably as can be: narrow tables, all in memory,
/// statements prepared, any twenty instead of the best wherever that ends the work earlier.
/// </summary>
internal sealed class Rivals : IDisposable
{
    private const int NotAlike = 99;
    private readonly SqliteConnection _memory = new("Data Source=:memory:");
    private readonly Statement _like;
    private readonly Statement _trigrams;
    private readonly Statement _parts;
    private readonly Statement _bestParts;
    private readonly Statement _spelt;
    private readonly Statement _heard;
    private (Slips[] Words, int Most)[] _meant = [];

    public Rivals(List<Plainly> everybody)
    {
        _memory.Open();
        Run("CREATE TABLE numbers (client INTEGER, digits TEXT); CREATE TABLE names (client INTEGER PRIMARY KEY, folded TEXT); CREATE TABLE words (client INTEGER PRIMARY KEY, spelt BLOB); CREATE TABLE sounds (client INTEGER PRIMARY KEY, heard BLOB)");
        Fill(everybody);
        Run("CREATE VIRTUAL TABLE trigrams USING fts5(digits, tokenize='trigram'); INSERT INTO trigrams(rowid, digits) SELECT rowid, digits FROM numbers; INSERT INTO trigrams(trigrams) VALUES('optimize')");
        Run("CREATE VIRTUAL TABLE parts USING fts5(folded, tokenize='unicode61', prefix='2 3 4'); INSERT INTO parts(rowid, folded) SELECT client, folded FROM names; INSERT INTO parts(parts) VALUES('optimize')");
        raw.sqlite3_create_function(_memory.Handle, "slips", 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Slipped);
        _like = new(_memory, "SELECT client FROM numbers WHERE digits LIKE ? LIMIT 20");
        _trigrams = new(_memory, "SELECT rowid FROM trigrams WHERE trigrams MATCH ? LIMIT 20");
        _parts = new(_memory, "SELECT rowid FROM parts WHERE parts MATCH ? LIMIT 20");
        _bestParts = new(_memory, "SELECT rowid FROM parts WHERE parts MATCH ? ORDER BY rank LIMIT 20");
        _spelt = new(_memory, $"SELECT CASE WHEN near < {NotAlike} THEN client END FROM (SELECT client, slips(spelt) AS near FROM words ORDER BY near LIMIT 20)");
        _heard = new(_memory, $"SELECT CASE WHEN near < {NotAlike} THEN client END FROM (SELECT client, slips(heard) AS near FROM sounds ORDER BY near LIMIT 20)");
    }

    public List<long> Like(string digits) => _like.Ask($"%{digits}%");

    public List<long> Trigrams(string digits) => _trigrams.Ask($"\"{digits}\"");

    public List<long> Parts(string text) => _parts.Ask(Beginnings(text));

    /// <summary>The best in the rival's own order.</summary>
    public List<long> BestParts(string text) => _bestParts.Ask(Beginnings(text));

    /// <summary>Card numbers of the twenty whose name is spelt most alike, from a scan over all.</summary>
    public List<long> Spelt(string text)
    {
        _meant = [.. text.Split(' ').Select(w => (new[] { new Slips(w) }, TypingSlips.Forgiven(w.Length)))];
        return [.. _spelt.Ask(null).Where(c => c > 0)];
    }

    /// <summary>The same by how a name sounds, whatever the script.</summary>
    public List<long> Heard(string text)
    {
        _meant = [.. text.Split(' ').Select(w => (NameSound.Of(w).Select(s => new Slips(s)).ToArray(), 1))];
        return [.. _heard.Ask(null).Where(c => c > 0)];
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _like, _trigrams, _parts, _bestParts, _spelt, _heard })
        {
            statement.Dispose();
        }

        _memory.Dispose();
    }

    private void Slipped(sqlite3_context context, object state, sqlite3_value[] values)
    {
        var words = raw.sqlite3_value_blob(values[0]);
        var sum = 0;
        foreach (var (spellings, most) in _meant)
        {
            var least = NotAlike;
            foreach (var spelling in spellings)
            {
                least = Math.Min(least, spelling.ToAnyOf(words, most));
            }

            if (least > most)
            {
                raw.sqlite3_result_int(context, NotAlike);
                return;
            }

            sum += least;
        }

        raw.sqlite3_result_int(context, sum);
    }

    private void Fill(List<Plainly> everybody)
    {
        using var together = _memory.BeginTransaction();
        using var numbers = Insert("numbers", "digits");
        using var names = Insert("names", "folded");
        using var words = Insert("words", "spelt");
        using var sounds = Insert("sounds", "heard");
        var heard = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var client in everybody)
        {
            foreach (var number in client.Numbers)
            {
                Put(numbers, client.Card, number);
            }

            var folded = string.Join(' ', client.Words);
            Put(names, client.Card, folded);
            Put(words, client.Card, Utf16(folded));
            Put(sounds, client.Card, Utf16(string.Join(' ', client.Words.Select(w => heard.TryGetValue(w, out var known) ? known : heard[w] = string.Join(' ', NameSound.Of(w))))));
        }

        together.Commit();
    }

    private static string Beginnings(string text) => string.Join(' ', text.Split(' ').Select(p => p + "*"));

    private static byte[] Utf16(string text) => MemoryMarshal.AsBytes(text.AsSpan()).ToArray();

    private SqliteCommand Insert(string table, string column)
    {
        var command = _memory.CreateCommand();
        command.CommandText = $"INSERT INTO {table} (client, {column}) VALUES ($client, $value)";
        command.Parameters.AddWithValue("$client", 0);
        command.Parameters.AddWithValue("$value", "");
        return command;
    }

    private static void Put(SqliteCommand command, int client, object value)
    {
        (command.Parameters[0].Value, command.Parameters[1].Value) = (client, value);
        command.Parameters[1].ResetSqliteType();
        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = _memory.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
