using System.Text;

namespace SalonCrm.Data.Search;

/// <summary>Puts clients on a shelf, one after the other in the order of their cards.</summary>
/// <param name="salonNumber">The directory's number of a salon, from 1.</param>
internal sealed class ShelfBuilder(Func<Guid, ushort> salonNumber)
{
    // A number has at most 15 digits, four bits each (a digit + 1), and above them where its national part begins.
    private const int MostDigits = 15;
    private const int NationalAt = 60;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public List<Guid> Ids { get; } = [];

    public List<int> Cards { get; } = [];

    public List<ushort> Visited { get; } = [];

    public List<int> NumbersFrom { get; } = [0];

    public List<ulong> Numbers { get; } = [];

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
        if (slot == DigitIndex.MostSlots)
        {
            throw new InvalidOperationException($"A directory holds at most {DigitIndex.MostSlots} clients.");
        }

        Ids.Add(entry.Id);
        Cards.Add(entry.Card);
        Visited.Add(entry.Visited is { } salon ? salonNumber(salon) : (ushort)0);
        foreach (var number in entry.Numbers)
        {
            Numbers.Add(Pack(number));
            DigitIndex.Endings(number, slot, Endings);
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

    public static DirectoryNumber Unpack(ulong packed)
    {
        Span<char> digits = stackalloc char[MostDigits];
        var length = 0;
        for (var rest = packed & ((1UL << NationalAt) - 1); rest != 0; rest >>= 4)
        {
            digits[length++] = (char)('0' + (int)(rest & 15) - 1);
        }

        return new(digits[..length].ToString(), (int)(packed >> NationalAt));
    }

    private static ulong Pack(DirectoryNumber number)
    {
        var packed = (ulong)number.National << NationalAt;
        for (var i = 0; i < Math.Min(number.Digits.Length, MostDigits); i++)
        {
            packed |= (ulong)(number.Digits[i] - '0' + 1) << (4 * i);
        }

        return packed;
    }
}
