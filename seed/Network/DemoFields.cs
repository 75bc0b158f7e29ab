using Microsoft.EntityFrameworkCore;
using SalonCrm.Data;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Seed.Languages;

namespace SalonCrm.Seed.Network;

/// <summary>
/// The demo network's own fields, and what its cards say in them. That follows from a person's place in the sequence, not
/// from a draw: another draw would change everybody after it.
/// </summary>
internal sealed class DemoFields
{
    private static readonly OwnFieldForm Coffee = new() { Names = Named("Coffee or tea", "Кофе или чай"), Kind = OwnFieldKind.Text };

    private static readonly OwnFieldForm Pregnant = new()
    {
        Names = Named("Pregnant", "Беременность"), Kind = OwnFieldKind.YesNo, Section = OwnFieldSection.Features, IsSensitive = true,
    };

    private static readonly OwnFieldForm Porosity = new()
    {
        Names = Named("Hair porosity", "Пористость волос"),
        Kind = OwnFieldKind.Choice,
        Section = OwnFieldSection.Treatments,
        Tier = Tier.Desirable,
        Choices = [Answer("low", "низкая"), Answer("medium", "средняя"), Answer("high", "высокая")],
    };

    private static readonly Dictionary<Language, string[]> Drinks = new()
    {
        [Russian.Language] = ["кофе с молоком", "зелёный чай", "вода без газа"],
        [Polish.Language] = ["kawa z mlekiem", "zielona herbata", "woda niegazowana"],
        [Ukrainian.Language] = ["кава з молоком", "зелений чай", "вода без газу"],
    };

    private readonly Dictionary<OwnFieldKind, OwnFieldView> _fields;

    private DemoFields(IEnumerable<OwnFieldView> fields) => _fields = fields.ToDictionary(f => f.Kind);

    /// <summary>The fields as the network head would have added them.</summary>
    public static IEnumerable<OwnField> Make() => new[] { Coffee, Pregnant, Porosity }.Select(form =>
    {
        var field = new OwnField { Position = 1 };
        field.Take(form);
        return field;
    });

    public static async Task<DemoFields> Read(SalonDb db, CancellationToken cancel) =>
        new((await db.OwnFields.AsNoTracking().ToListAsync(cancel)).Select(f => f.View()));

    /// <summary>Whether cards say something in a field only with the client's consent to health data.</summary>
    public bool IsAboutHealth(Guid field) => _fields[OwnFieldKind.YesNo].Id == field;

    /// <summary>What a person's card says; guests were asked for nothing.</summary>
    public IEnumerable<(Guid Field, string Value)> Of(DemoPerson person)
    {
        if (!person.IsGuest && person.Index % 3 == 0)
        {
            var drinks = Drinks[DemoPlaces.Salons[person.Salon].Language];
            yield return (_fields[OwnFieldKind.Text].Id, drinks[person.Index / 3 % drinks.Length]);
        }

        if (!person.IsGuest && person.Index % 4 == 1)
        {
            var answers = _fields[OwnFieldKind.Choice].Choices;
            yield return (_fields[OwnFieldKind.Choice].Id, answers[person.Index / 4 % answers.Count].Id.ToString());
        }

        if (!person.IsGuest && person.IsWoman && person.Index % 11 == 4)
        {
            yield return (_fields[OwnFieldKind.YesNo].Id, person.Index % 3 == 0 ? OwnValueView.Yes : OwnValueView.No);
        }
    }

    private static OwnChoiceForm Answer(string english, string russian) => new() { Names = Named(english, russian) };

    private static Dictionary<string, string?> Named(string english, string russian) => new(StringComparer.Ordinal) { ["en"] = english, ["ru"] = russian };
}
