namespace SalonCrm.Admin.SignIn;

/// <summary>
/// Tries of one name from one address go one after the other: a hundred sent at once would all be looked at before the first
/// is counted.
/// </summary>
public sealed class EntryLine : IDisposable
{
    private const int Lines = 256;

    private readonly SemaphoreSlim[] _lines = [.. Enumerable.Range(0, Lines).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for its turn, and has it until disposed.</summary>
    /// <param name="whose">Name or account.</param>
    /// <param name="address">Where the try comes from.</param>
    public async Task<IDisposable> Take(string? whose, string? address)
    {
        var line = _lines[(uint)HashCode.Combine(whose?.Trim().ToUpperInvariant(), address) % Lines];
        await line.WaitAsync();
        return new Turn(line);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var line in _lines)
        {
            line.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim line) : IDisposable
    {
        public void Dispose() => line.Release();
    }
}
