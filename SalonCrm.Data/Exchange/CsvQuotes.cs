namespace SalonCrm.Data.Exchange;

/// <summary>Follows the quotes through the lines of one record (RFC 4180, 2.5 to 2.7).</summary>
internal sealed class CsvQuotes(char delimiter)
{
    private Place _place = Place.CellStart;

    private enum Place
    {
        CellStart,
        Plain,
        Quoted,
        AfterQuote,
        Broken,
    }

    /// <summary>A quoted cell goes on in the next line.</summary>
    public bool IsOpen => _place == Place.Quoted;

    /// <summary>Something stands between a closing quote and the end of the cell.</summary>
    public bool IsBroken => _place == Place.Broken;

    public void Take(string line)
    {
        foreach (var c in line)
        {
            _place = (_place, c) switch
            {
                (Place.Broken, _) => Place.Broken,
                (Place.Quoted, '"') => Place.AfterQuote,
                (Place.Quoted, _) => Place.Quoted,
                (Place.AfterQuote, '"') => Place.Quoted,
                (Place.CellStart, '"') => Place.Quoted,
                _ when c == delimiter => Place.CellStart,
                (Place.AfterQuote, _) => Place.Broken,
                _ => Place.Plain,
            };
        }
    }
}
