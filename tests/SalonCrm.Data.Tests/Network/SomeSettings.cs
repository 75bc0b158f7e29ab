using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

/// <summary>The features of this folder, and what the trail tells of them.</summary>
internal static class SomeSettings
{
    public static Salons Salons(this SomeNetwork network) => network.Services.GetRequiredService<Salons>();

    public static Masters Masters(this SomeNetwork network) => network.Services.GetRequiredService<Masters>();

    public static OfferedServices OfferedServices(this SomeNetwork network) => network.Services.GetRequiredService<OfferedServices>();

    public static SurveyTemplates SurveyTemplates(this SomeNetwork network) => network.Services.GetRequiredService<SurveyTemplates>();

    public static OptionalFields OptionalFields(this SomeNetwork network) => network.Services.GetRequiredService<OptionalFields>();

    public static async Task<NetworkView> View(this SomeNetwork network) => (await network.Salons().View(network.Manager)).Expect();

    public static async Task<Guid> AddSalon(this SomeNetwork network, string name, string country = "RU")
    {
        var form = new SalonForm { Name = name, CountryCode = country };
        (await network.Salons().Save(network.Head, form)).Expect();
        return form.Id;
    }

    public static async Task<SalonForm> SalonForm(this SomeNetwork network, Guid id) => (await network.View()).Salons.Single(s => s.Id == id).Form();

    public static async Task<MasterForm> MasterForm(this SomeNetwork network, Guid id) => (await network.View()).Masters.Single(s => s.Id == id).Form();

    public static async Task<Guid> AddMaster(this SomeNetwork network, string name, Guid? salon = null)
    {
        var form = new MasterForm { Name = name, SalonId = salon ?? network.Salon };
        (await network.Masters().Save(network.Head, form)).Expect();
        return form.Id;
    }

    /// <summary>What the trail told of a deed, the latest first.</summary>
    public static async Task<IReadOnlyList<FieldChange>> Told(this SomeNetwork network, TrailAction action)
    {
        await using var db = network.Db();
        var entry = await db.Trail.AsNoTracking().Where(t => t.Action == action).OrderByDescending(t => t.Seq).FirstAsync();
        return JsonSerializer.Deserialize<TrailDetail>(entry.Detail!, Trail.Json)!.Fields!;
    }

    public static async Task<int> Count(this SomeNetwork network, TrailAction action)
    {
        await using var db = network.Db();
        return await db.Trail.CountAsync(t => t.Action == action);
    }

    public static IReadOnlyList<FieldProblem> Problems<T>(this Outcome<T> outcome) => Assert.IsType<Outcome<T>.Invalid>(outcome).Problems;
}
