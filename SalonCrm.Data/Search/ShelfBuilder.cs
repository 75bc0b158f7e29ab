using System.Text;

namespace SalonCrm.Data.Search;

/// <summary>Puts clients on a shelf, one after the other in the order of their cards.</summary>
/// <param name="salonNumber">The directory's number of a salon, from 1.</param>
internal sealed class ShelfBuilder(Func<Guid, ushort> salonNumber)
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public List<Guid> Ids { get; } = [];

    public List<int> Cards { get; } = [];

    public List<ushort> Visited { get; } = [];

    public List<int> NumbersFrom { get; } = [0];

    public List<ulong> Numbers { get; } = [];

    public List<int> NumberSlots { get; } = [];

    public List<ulong> Endings { get; } = [];

    public List<string> Words { get; } = [];

    public List<int> WordsFrom { get; } = [0];

    public List<int> Borne { get; } = [];

    public List<byte> Emails { get; } = [];

    public List<int> EmailsFrom { get; } = [0];

    public List<int> EmailSlots { get; } = [];

    public void Add(DirectoryEntry entry)
    {
        var slot = Ids.Count;
        if (Numbers.Count + entry.Numbers.Length > DigitIndex.MostNumbers)
        {
            throw new InvalidOperationException($"A directory holds at most {DigitIndex.MostNumbers} numbers.");
        }

        Ids.Add(entry.Id);
        Cards.Add(entry.Card);
        Visited.Add(entry.Visited is { } salon ? salonNumber(salon) : (ushort)0);
        foreach (var number in entry.Numbers)
        {
            DigitIndex.Endings(number, Numbers.Count, Endings);
            Numbers.Add(PackedNumber.Of(number));
            NumberSlots.Add(slot);
        }

        foreach (var word in entry.Words)
        {
            if (!_places.TryGetValue(word, out var place))
            {
                _places[word] = place = Words.Count;
                Words.Add(word);
            }

            Borne.Add(place);
        }

        if (entry.Email is { } email)
        {
            Emails.AddRange(Encoding.UTF8.GetBytes(email));
            EmailsFrom.Add(Emails.Count);
            EmailSlots.Add(slot);
        }

        NumbersFrom.Add(Numbers.Count);
        WordsFrom.Add(Borne.Count);
    }

    public Shelf Build() => new(this);
}
