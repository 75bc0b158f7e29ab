using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.GiftCards;

namespace SalonCrm.Data.Duplicates;

/// <summary>Counts what taking a merge back leaves to a person.</summary>
internal sealed class UndoTally
{
    private readonly List<Field> _kept = [];
    private readonly List<string> _used = [];
    private readonly Dictionary<Field, int> _edited = [];
    private readonly Dictionary<Field, int> _gone = [];
    private readonly Dictionary<Field, int> _stays = [];

    public void Kept(Field field)
    {
        if (!_kept.Contains(field))
        {
            _kept.Add(field);
        }
    }

    public void Edited(Field field, CardPart part)
    {
        if (part is GiftCard card)
        {
            _used.Add(card.Shown);
        }
        else
        {
            Count(_edited, field);
        }
    }

    public void Gone(Field field) => Count(_gone, field);

    public void Stays(Field field) => Count(_stays, field);

    public MergeUndoing Told(Merge merge, IReadOnlyList<ConsentPurpose> withdrawn) => new()
    {
        Merge = merge.Id,
        SurvivorId = merge.SurvivorId,
        MergedId = merge.MergedId,
        CardNumber = merge.MergedNumber,
        Kept = _kept,
        Edited = _edited,
        Gone = _gone,
        Stays = _stays,
        UsedGiftCards = _used,
        Withdrawn = withdrawn,
    };

    private static void Count(Dictionary<Field, int> counts, Field field) => counts[field] = counts.GetValueOrDefault(field) + 1;
}
