using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;

namespace SalonCrm.Data.Guests;

/// <summary>Puts the client's own page together. A registration's page is made without looking at the card.</summary>
internal static class OwnPageShowing
{
    public static async Task<OwnPageView> Show(Passage passage, ClientLink link)
    {
        var chosen = await passage.OwnPageFieldsOf();
        return link.Kind == LinkKind.Completion
            ? await OfCard(passage, (await passage.LoadCard(link.ClientId, tracked: false))!, chosen)
            : await Empty(passage, (await passage.BookingOf(link))?.SaidName ?? "", chosen);
    }

    private static async Task<OwnPageView> OfCard(Passage passage, Client client, IReadOnlySet<Field> chosen)
    {
        var lines = OwnPageFields.Lines(chosen).ToList();
        var states = await passage.ConsentStates(client.Id);
        var form = new OwnPageForm { Version = client.Version, Said = lines.ToDictionary(f => f.Field, f => f.Show(client)), Consents = Asked(states) };
        if (chosen.Contains(Field.Allergies))
        {
            form.NoAllergies = client.AllergyState == AllergyState.NoneKnown;
            form.Said[Field.Allergies] = string.Join(CardField.Separator, client.Allergies.Select(a => a.Substance));
        }

        return new()
        {
            Kind = LinkKind.Completion,
            Name = client.FirstName ?? client.Name.Full,
            Phones = chosen.Contains(Field.Phones) ? [.. client.Phones.OrderBy(p => p.Position).Select(p => p.Phone?.Masked).OfType<string>()] : [],
            AsksPhone = chosen.Contains(Field.Phones),
            AsksAllergies = chosen.Contains(Field.Allergies),
            Lines = lines,
            Consents = [.. states.Select(s => s.Current)],
            Form = form,
        };
    }

    private static async Task<OwnPageView> Empty(Passage passage, string saidName, IReadOnlySet<Field> chosen)
    {
        var lines = OwnPageFields.Lines(chosen).ToList();
        var texts = (await passage.ConsentTexts()).DistinctBy(t => t.Purpose).ToList();
        return new()
        {
            Kind = LinkKind.Registration,
            Name = saidName,
            Phones = [],
            AsksPhone = false,
            AsksAllergies = false,
            Lines = lines,
            Consents = texts,
            Form = new() { Said = lines.ToDictionary(f => f.Field, _ => (string?)null), Consents = Asked([.. texts.Select(t => new ConsentState(t.Purpose, ConsentStanding.NeverAsked, t))]) },
        };
    }

    private static List<OwnPageConsent> Asked(IReadOnlyList<ConsentState> states) =>
    [
        .. states.Select(s => new OwnPageConsent
        {
            Purpose = s.Purpose,
            TextVersion = s.Current.Version,
            Was = s.Standing == ConsentStanding.Given,
            Is = s.Standing == ConsentStanding.Given,
        }),
    ];
}
