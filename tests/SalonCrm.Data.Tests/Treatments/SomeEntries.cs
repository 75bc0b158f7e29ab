using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;
using SalonCrm.Data.Treatments;

namespace SalonCrm.Data.Tests.Treatments;

/// <summary>The features of this folder, and what the card's history tells of them.</summary>
internal static class SomeEntries
{
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public static SpecialistNotes Notes(this SomeNetwork network) => network.Services.GetRequiredService<SpecialistNotes>();

    public static PatchTests PatchTests(this SomeNetwork network) => network.Services.GetRequiredService<PatchTests>();

    public static Surveys Surveys(this SomeNetwork network) => network.Services.GetRequiredService<Surveys>();

    public static Recommendations Recommendations(this SomeNetwork network) => network.Services.GetRequiredService<Recommendations>();

    /// <summary>A client who was born on a day.</summary>
    public static async Task<Guid> Born(this SharedNetwork shared, DateOnly day)
    {
        var form = shared.Form();
        form.BirthDate = day;
        return (await shared.Network.Cards.Create(shared.Network.Manager, form)).Expect();
    }

    /// <summary>The changes of one section of a card, newest first.</summary>
    public static async Task<List<FieldChange>> Told(this SomeNetwork network, Guid client, Field section) =>
        [.. (await network.Cards.History(network.Manager, client)).Expect().SelectMany(c => c.Fields).Where(f => f.Field == section)];
}
