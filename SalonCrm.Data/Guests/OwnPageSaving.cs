using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Network;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Guests;

/// <summary>
/// Takes what a client typed on the own page: to the card, as the client's own change, or to the proposals, where the
/// salon has to say a word first.
/// </summary>
internal sealed class OwnPageSaving(Passage passage, ClientLink link, OwnPageForm form, BlindIndex blind)
{
    private readonly List<(Field Field, string? Text)> _proposed = [];
    private IReadOnlyList<CardChange> _others = [];
    private bool _meetsSalon;

    private bool IsLate => link.UsedAt is not null;

    public async Task<Outcome<OwnPageSent>> Save()
    {
        var client = (await passage.LoadCard(link.ClientId, tracked: true))!;
        var chosen = await passage.OwnPageFieldsOf();
        var lines = OwnPageFields.Lines(chosen).ToList();
        var salon = (await passage.Names()).Salons[client.SalonId];
        var said = new ClientForm();
        CardFields.Copy(client, said, lines.Select(l => l.Field).ToHashSet());
        var problems = OwnPageReading.Read(form, lines, said, passage.Today);
        var phone = ReadPhone(chosen, salon, problems);
        var (allergies, wrong) = OwnPageReading.Allergies(form);
        var asksAllergies = chosen.Contains(Field.Allergies) && form.Said.ContainsKey(Field.Allergies);
        if (asksAllergies && wrong is { } problem)
        {
            problems.Add(new(Field.Allergies, problem));
        }

        if (problems.Count > 0)
        {
            return new Outcome<OwnPageSent>.Invalid(problems);
        }

        if (await OwnPageConsents.Replaced(passage, form) is { } replaced)
        {
            return new Outcome<OwnPageSent>.Conflict(replaced, []);
        }

        _others = client.Version == form.Version ? [] : await CardHistory.Changes(passage, client.Id, since: form.Version);
        var edit = CardView.Form(client, await passage.OptionalFields());
        var isChanged = Sort(client, lines, said, edit) | (asksAllergies && SortAllergies(client, allergies, edit));
        var isRegistered = !IsLate && await Registers(client, edit);
        if ((isChanged || isRegistered) && await Write(client, edit) is { } refused)
        {
            return refused;
        }

        await OwnPageConsents.Take(passage, client.Id, form);
        await Confirm(client);
        if (phone is { } number && client.Phones.TrueForAll(p => p.Number != number.E164))
        {
            _proposed.Add((Field.Phones, number.E164));
        }

        foreach (var (field, text) in _proposed)
        {
            await passage.Propose(client.Id, field, text, LinkKind.Completion);
        }

        return new Outcome<OwnPageSent>.Done(new([.. _proposed.Select(p => p.Field)], IsLate, _meetsSalon));
    }

    private PhoneNumber? ReadPhone(IReadOnlySet<Field> chosen, Salon salon, List<FieldProblem> problems)
    {
        if (!chosen.Contains(Field.Phones) || ClientRules.Line(form.NewPhone) is not { } typed)
        {
            return null;
        }

        if (PhoneNumber.TryParse(typed, Country.Find(salon.CountryCode), out var number, out var wrong))
        {
            return number;
        }

        problems.Add(new(Field.Phones, ClientRules.ProblemOf(wrong)));
        return null;
    }

    /// <summary>What the client changed goes into the edit, unless the salon has changed the same since: then it waits.</summary>
    private bool Sort(Client client, List<CardField> lines, ClientForm said, ClientForm edit)
    {
        var isChanged = false;
        foreach (var field in lines.Where(l => form.Said.ContainsKey(l.Field)))
        {
            if (!Differs(field.Field, field.Show(said), field.Show(client)))
            {
                continue;
            }

            if (MayWrite(field.Field))
            {
                field.Copy(said, edit);
                isChanged = true;
            }
            else
            {
                _proposed.Add((field.Field, field.Show(said)));
            }
        }

        return isChanged;
    }

    /// <summary>A client may add an allergy at once. One that is taken off could hurt: somebody has to ask first.</summary>
    private bool SortAllergies(Client client, string? said, ClientForm edit)
    {
        var stands = CardFields.Snapshot(client)[Field.Allergies];
        if (!Differs(Field.Allergies, said, stands))
        {
            return false;
        }

        var listed = said?.Split(CardField.Separator) ?? [];
        if (!MayWrite(Field.Allergies) || client.Allergies.Exists(a => !listed.Contains(a.Substance)))
        {
            _proposed.Add((Field.Allergies, said));
            return false;
        }

        OwnPageReading.ReadAllergies(edit, said);
        edit.ConsentsToHealthData = form.Consents.Exists(c => c is { Purpose: ConsentPurpose.HealthData, Is: true });
        return true;
    }

    /// <summary>Whether the client changed it: it is neither what stands there nor what the page showed.</summary>
    private bool Differs(Field field, string? said, string? stands) =>
        said != stands && (ChangeSince(field) is not { } first || said != first.Old);

    private bool MayWrite(Field field)
    {
        var isMet = _others.Any(c => c.IsDamaged) || ChangeSince(field) is not null;
        _meetsSalon |= isMet;
        return !IsLate && !isMet;
    }

    /// <summary>The first change of a field after the version that the client saw.</summary>
    private FieldChange? ChangeSince(Field field) => _others.Reverse().SelectMany(c => c.Fields).FirstOrDefault(f => f.Field == field);

    /// <summary>A guest with everything that is required, and the consent to processing, is registered.</summary>
    private async Task<bool> Registers(Client client, ClientForm edit)
    {
        var isAgreed = form.Consents.FirstOrDefault(c => c.Purpose == ConsentPurpose.Processing) is { } asked && asked.Was != asked.Is
            ? asked.Is : await passage.HasConsent(client.Id, ConsentPurpose.Processing);
        var isWhole = edit.Name.IsKnown && client.Phones.Count > 0 && Gaps.Of(client).All(g => g == Gap.Name || Gaps.TierOf(g) != Tier.Required);
        if (client.Status != ClientStatus.Guest || !isAgreed || !isWhole)
        {
            return false;
        }

        edit.Status = ClientStatus.Registered;
        return true;
    }

    private async Task<Outcome<OwnPageSent>?> Write(Client client, ClientForm edit)
    {
        switch (await CardSaving.Save(passage, client, edit, request: null, blind))
        {
            case Outcome<ClientCard>.Done:
                return null;
            case Outcome<ClientCard>.Invalid invalid:
                return new Outcome<OwnPageSent>.Invalid(invalid.Problems);
            case var other:
                throw new InvalidOperationException($"A card that nobody else holds was not saved: {other.GetType().Name}.");
        }
    }

    /// <summary>Whoever sends the page has looked at what the card says.</summary>
    private async Task Confirm(Client client)
    {
        if (!IsLate && (client.ConfirmedOn != passage.Today || client.PhoneConfirmedOn is null))
        {
            (client.ConfirmedOn, client.PhoneConfirmedOn) = (passage.Today, passage.Today);
            passage.Record(TrailAction.CardConfirmed, client);
        }

        await passage.Db.SaveChangesAsync(passage.Cancel);
    }
}
