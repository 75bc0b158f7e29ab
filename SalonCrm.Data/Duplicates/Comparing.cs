using Microsoft.EntityFrameworkCore;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data.Duplicates;

/// <summary>Lays two cards side by side, as an actor may see them.</summary>
internal static class Comparing
{
    public static async Task<Outcome<CardComparison>> Compare(Passage passage, Guid first, Guid second, Guid? survivor)
    {
        if (await CardMerging.Refused(passage, first, second) is { } refused)
        {
            return new Outcome<CardComparison>.Invalid(Field.Merge, refused);
        }

        if (await CardPair.Load(passage, first, second) is not { } pair)
        {
            return new Outcome<CardComparison>.NotFound();
        }

        var staysFirst = survivor is { } wanted ? wanted != second
            : MergeChoosing.StaysFirst(pair.Survivor, await Visits(passage, first), pair.Merged, await Visits(passage, second));
        if (!staysFirst)
        {
            passage.Db.ChangeTracker.Clear();
            pair = (await CardPair.Load(passage, second, first))!;
        }

        passage.Record(TrailAction.CardOpened, first);
        passage.Record(TrailAction.CardOpened, second);
        var comparison = await Of(passage, pair);

        // What would be was tried on the tracked rows; nothing of it is kept.
        passage.Db.ChangeTracker.Clear();
        return new Outcome<CardComparison>.Done(comparison);
    }

    private static Task<int> Visits(Passage passage, Guid client) =>
        passage.Db.Visits.CountAsync(v => v.ClientId == client && v.State == VisitState.Done, passage.Cancel);

    private static async Task<CardComparison> Of(Passage passage, CardPair pair)
    {
        var (survivor, merged) = (await passage.Card(pair.Survivor), await passage.Card(pair.Merged));
        var names = await passage.Names();
        string? Told(Field field, string? value) => field switch
        {
            Field.FavouriteMaster when Guid.TryParse(value, out var id) => names.Masters.GetValueOrDefault(id)?.Name,
            Field.Salon when Guid.TryParse(value, out var id) => names.Salon(id),
            _ => CardFields.Simple.FirstOrDefault(f => f.Field == field) is { } simple && simple.SeenBy(survivor.Contacts) != ContactView.Full ? null : value,
        };
        var fields = MergeChoosing.Fields(pair.Survivor, pair.Merged, pair.ClosedSalons)
            .Where(f => !CardFields.IsOff(f.Field, survivor.OptionalFields)).Select(f => f with { Survivor = Told(f.Field, f.Survivor), Merged = Told(f.Field, f.Merged) }).ToList();
        var own = survivor.OwnFields.Concat(merged.OwnFields).Select(v => v.Field.Id).Distinct().Select(f => Own(pair, survivor, merged, f)).ToList();
        var ended = MergeUniting.Ended(pair.SurvivorConsents, pair.MergedConsents).Select(c => c.Purpose).Distinct().ToList();
        var (over, left) = MergeUniting.Phones(pair.Survivor, pair.Merged);
        var phones = pair.Survivor.Phones.OrderBy(p => p.Position).Concat(over).Select(Shown).ToList();
        var damaged = pair.Damaged().ToList();
        var counts = (await ClientRows.Counts(passage, survivor.Id), await ClientRows.Counts(passage, merged.Id));

        MergeUniting.UniteFields(pair.Survivor, pair.Merged, pair.Chosen(new Dictionary<Field, MergeSide>()));
        var allergies = survivor.Allergies.Concat(merged.Allergies).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new()
        {
            Survivor = survivor,
            Merged = merged,
            Fields = fields,
            OwnFields = own,
            United = [.. United(pair.Survivor, phones, allergies)],
            PhonesLeftOut = [.. left.Select(Shown)],
            EndedConsents = ended,
            SurvivorCounts = counts.Item1,
            MergedCounts = counts.Item2,
            Problems = [.. damaged, .. MergeUniting.TooMuch(pair.Survivor, allergies.Count)],
        };
    }

    private static IEnumerable<FieldChange> United(Client united, IEnumerable<string> phones, IReadOnlyList<string> allergies)
    {
        FieldChange[] all =
        [
            new(Field.Phones, null, Join(phones)), new(Field.Tags, null, Join(united.Tags)), new(Field.Comment, null, united.Comment),
            new(Field.Allergies, null, allergies.Count > 0 ? Join(allergies) : united.AllergyState == AllergyState.NoneKnown ? nameof(AllergyState.NoneKnown) : null),
            new(Field.FirstVisit, null, united.FirstVisit?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            new(Field.Status, null, united.Status.ToString()),
        ];
        return all.Where(f => f.New is not null);
    }

    private static string? Join(IEnumerable<string> texts) => string.Join(CardField.Separator, texts) is { Length: > 0 } text ? text : null;

    private static string Shown(ClientPhone phone) => phone.Label is null ? phone.Number : $"{phone.Number} ({phone.Label})";

    private static ComparedOwnField Own(CardPair pair, ClientCard survivor, ClientCard merged, Guid field)
    {
        OwnValue? Value(Client client) => client.OwnValues.Find(v => v.FieldId == field);
        var view = survivor.OwnFields.Concat(merged.OwnFields).First(v => v.Field.Id == field);
        OwnValueView View(ClientCard card) => card.OwnFields.FirstOrDefault(v => v.Field.Id == field) ?? new(view.Field, null, 0, false, null);
        return new(View(survivor), View(merged), MergeChoosing.Preset(Value(pair.Survivor), Value(pair.Merged)));
    }
}
