using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.OwnFields;

/// <summary>Fields of the network's own, and what cards say in them.</summary>
internal static class SomeFields
{
    public static NetworkFields Fields(this SomeNetwork network) => network.Services.GetRequiredService<NetworkFields>();

    public static OwnValues OwnValues(this SomeNetwork network) => network.Services.GetRequiredService<OwnValues>();

    /// <summary>A form whose name nobody else has.</summary>
    public static OwnFieldForm Form(string name, OwnFieldKind kind = OwnFieldKind.Text, params string[] choices) => new()
    {
        Names = { ["ru"] = $"{name} {Guid.NewGuid():N}", ["en"] = $"{Guid.NewGuid():N} {name}" },
        Kind = kind,
        Choices = [.. choices.Select(c => new OwnChoiceForm { Names = { ["ru"] = c } })],
    };

    public static async Task<OwnFieldView> Field(this SomeNetwork network, OwnFieldForm form) =>
        (await network.Fields().Save(network.Head, form)).Expect().Single(f => f.Id == form.Id);

    public static async Task<OwnFieldView> Field(this SomeNetwork network, string name, OwnFieldKind kind = OwnFieldKind.Text, params string[] choices) =>
        await network.Field(Form(name, kind, choices));

    public static OwnValuesForm Says(this OwnFieldView field, Guid client, string? value, int version = 0) =>
        new() { ClientId = client, Lines = [new() { FieldId = field.Id, Value = value, Version = version }] };

    public static Task<Outcome<ClientCard>> Say(this SomeNetwork network, OwnFieldView field, Guid client, string? value, int version = 0, Actor? actor = null)
    {
        var (form, who) = (field.Says(client, value, version), actor ?? network.Manager);
        return field.Section switch
        {
            OwnFieldSection.PersonalData => network.OwnValues().SaveInPersonalData(who, form),
            OwnFieldSection.Features => network.OwnValues().SaveInFeatures(who, form),
            _ => network.OwnValues().SaveInTreatments(who, form),
        };
    }

    public static OwnValueView? Said(this ClientCard card, OwnFieldView field) => card.OwnFields.FirstOrDefault(v => v.Field.Id == field.Id);

    /// <summary>The changes of one field on a card, newest first.</summary>
    public static async Task<List<(string? Old, string? New)>> ToldOf(this SomeNetwork network, OwnFieldView field, Guid client) =>
        [.. (await network.Cards.History(network.Manager, client)).Expect().SelectMany(c => c.Fields).Where(f => f.Own == field.Id).Select(f => (f.Old, f.New))];

    public static void IsRefused<T>(Outcome<T> outcome, Field field, Problem problem, int index = 0) =>
        Assert.Contains(new FieldProblem(field, problem, index), Assert.IsType<Outcome<T>.Invalid>(outcome).Problems);
}
