using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Health;
using SalonCrm.Data.OwnFields;

namespace SalonCrm.Data.Duplicates;

/// <summary>Unites what two loaded cards say, in memory: nothing is saved here, so a comparison can show what would be.</summary>
internal static class MergeUniting
{
    /// <summary>Puts the chosen values and the dates on the survivor.</summary>
    public static void UniteFields(Client survivor, Client merged, IReadOnlyList<(ComparedField Field, MergeSide Side)> chosen)
    {
        // Before the values are taken over, since these rules look at both cards as they were.
        (survivor.ConfirmedOn, survivor.PhoneConfirmedOn) = (
            MergeChoosing.ConfirmedOn(survivor, merged, chosen), MergeChoosing.PhoneConfirmedOn(survivor, merged));
        foreach (var (field, _) in chosen.Where(c => c.Side == MergeSide.Merged))
        {
            Take(survivor, merged, field.Field);
        }

        if (survivor.Status == ClientStatus.Guest && merged.Status == ClientStatus.Registered)
        {
            // Who was registered already did not become it today.
            (survivor.Status, survivor.GuestSince, survivor.RegisteredOn) = (merged.Status, merged.GuestSince, merged.RegisteredOn);
        }
        else if (survivor.Status == ClientStatus.Guest)
        {
            survivor.GuestSince = MergeChoosing.Earlier(survivor.GuestSince, merged.GuestSince);
        }

        survivor.FirstVisit = MergeChoosing.Earlier(survivor.FirstVisit, merged.FirstVisit);
        survivor.CompletedOn = MergeChoosing.Earlier(survivor.CompletedOn, merged.CompletedOn);
        survivor.Tags = MergeChoosing.Tags(survivor, merged);
        survivor.Comment = MergeChoosing.Comment(survivor.Comment, merged.Comment);
        survivor.AllergyState = MergeChoosing.Allergies(survivor, merged);
    }

    /// <summary>What the united card can't hold.</summary>
    public static IEnumerable<FieldProblem> TooMuch(Client survivor, int allergies)
    {
        if (survivor.Comment?.Length > Client.TextLength)
        {
            yield return new(Field.Comment, Problem.TooLong);
        }

        if (survivor.Tags.Count > Client.MostTags)
        {
            yield return new(Field.Tags, Problem.TooMany);
        }

        if (allergies > Client.MostAllergies)
        {
            yield return new(Field.Allergies, Problem.TooMany);
        }
    }

    /// <summary>The phones that go over, in order behind the survivor's own, and those that do not: known there, or beyond the most.</summary>
    public static (IReadOnlyList<ClientPhone> Over, IReadOnlyList<ClientPhone> LeftOut) Phones(Client survivor, Client merged)
    {
        var added = merged.Phones.OrderBy(p => p.Position).Where(p => survivor.Phones.TrueForAll(s => s.Number != p.Number)).ToList();
        var room = Math.Max(0, Client.MostPhones - survivor.Phones.Count);
        return ([.. added.Take(room)], [.. added.Skip(room)]);
    }

    /// <summary>The same substance stands once, with the graver severity and both reactions; answers with those that are not needed any more.</summary>
    public static List<Allergy> UniteAllergies(Passage passage, Client survivor, Client merged)
    {
        var known = new List<Allergy>();
        foreach (var allergy in merged.Allergies)
        {
            if (survivor.Allergies.Find(a => MergeChoosing.IsSame(a, allergy)) is not { } same)
            {
                continue;
            }

            known.Add(allergy);
            var told = same.Told;
            (same.Severity, same.Reaction) = (MergeChoosing.Graver(same.Severity, allergy.Severity), MergeChoosing.Reaction(same.Reaction, allergy.Reaction));
            if (same.Told != told)
            {
                same.Touch(passage);
            }
        }

        return known;
    }

    /// <summary>A field of the network's own has one value; answers with those that are not needed any more.</summary>
    public static List<OwnValue> UniteOwnValues(Client survivor, Client merged, IReadOnlyDictionary<Guid, MergeSide> choices)
    {
        var known = new List<OwnValue>();
        foreach (var value in merged.OwnValues)
        {
            if (survivor.OwnValues.Find(v => v.FieldId == value.FieldId) is not { } same)
            {
                continue;
            }

            known.Add(value);
            if (value.Value != same.Value && Side(choices, same, value) == MergeSide.Merged)
            {
                (same.Value, same.CreatedAt, same.CreatedBy, same.UpdatedAt, same.UpdatedBy) =
                    (value.Value, value.CreatedAt, value.CreatedBy, value.UpdatedAt, value.UpdatedBy);
            }
        }

        return known;
    }

    /// <summary>
    /// A withdrawal on either card wins over a consent on the other, whichever was later: the consents that still stand
    /// end with today. That a purpose was never asked about on one card ends nothing.
    /// </summary>
    public static List<Consent> Ended(IReadOnlyList<Consent> survivors, IReadOnlyList<Consent> mergeds) =>
    [
        .. Enum.GetValues<ConsentPurpose>()
            .Where(p => IsWithdrawn(survivors, p) || IsWithdrawn(mergeds, p))
            .SelectMany(p => survivors.Concat(mergeds).Where(c => c.Purpose == p && c.WithdrawnOn is null)),
    ];

    public static void End(Passage passage, Consent consent)
    {
        consent.WithdrawnOn = consent.GivenOn > passage.Today ? consent.GivenOn : passage.Today;
        consent.Touch(passage);
    }

    /// <summary>A client has one follow-up that is open: the survivor's own, where there are two.</summary>
    public static void UniteFollowUps(Passage passage, IEnumerable<FollowUp> survivors, IEnumerable<FollowUp> mergeds)
    {
        if (survivors.Any(f => f.State == FollowUpState.Open) && mergeds.FirstOrDefault(f => f.State == FollowUpState.Open) is { } second)
        {
            FollowUpKeeper.Complete(passage, second);
        }
    }

    private static MergeSide Side(IReadOnlyDictionary<Guid, MergeSide> choices, OwnValue survivor, OwnValue merged) =>
        choices.TryGetValue(survivor.FieldId, out var side) ? side : MergeChoosing.Preset(survivor, merged);

    private static bool IsWithdrawn(IReadOnlyList<Consent> consents, ConsentPurpose purpose) =>
        ConsentRules.Standing(consents, purpose) == ConsentStanding.Withdrawn;

    private static void Take(Client survivor, Client merged, Field field)
    {
        switch (field)
        {
            case Field.FavouriteMaster:
                survivor.FavouriteMasterId = merged.FavouriteMasterId;
                break;
            case Field.Salon:
                survivor.SalonId = merged.SalonId;
                break;
            default:
                CardFields.Simple.First(f => f.Field == field).Copy(merged, survivor);
                break;
        }
    }
}
