using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.House;
using View = System.Collections.Generic.IReadOnlyList<SalonCrm.Data.Network.OwnFieldView>;

namespace SalonCrm.Data.Tests.OwnFields;

public sealed class NetworkFieldsTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task A_field_is_named_in_each_language_and_falls_back_to_english_and_then_to_any()
    {
        var form = SomeFields.Form("Пористость", OwnFieldKind.Choice, " низкая ", "высокая", " ");
        (form.Tier, form.Section, form.IsHint) = (Tier.Desirable, OwnFieldSection.Features, true);
        form.Names["pl"] = "  ";
        var field = await Network.Field(form);

        Assert.Equal(["en", "ru"], field.Names.Keys);
        Assert.Equal(field.Names["en"], field.In("pl"));
        Assert.Equal((Tier.Desirable, OwnFieldSection.Features, OwnFieldKind.Choice, true, false, false), (field.Tier, field.Section, field.Kind, field.IsHint, field.IsSensitive, field.IsRetired));
        Assert.Equal(["низкая", "высокая"], field.Choices.Select(c => c.In("en")));
        Assert.Contains(field.Id, (await Network.Fields().Definitions(Network.Specialist)).Expect().Select(f => f.Id));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_field_and_a_stale_one_is_told()
    {
        var form = SomeFields.Form("Кофе");
        await Network.Field(form);
        var fields = (await Network.Fields().Save(Network.Head, form)).Expect();
        Assert.Single(fields, f => f.Id == form.Id);

        var (mine, theirs) = (fields.Single(f => f.Id == form.Id).Form(), fields.Single(f => f.Id == form.Id).Form());
        theirs.Tier = Tier.Required;
        await Network.Field(theirs);
        mine.IsSensitive = true;
        Assert.Equal(2, Assert.IsType<Outcome<View>.Conflict>(await Network.Fields().Save(Network.Head, mine)).Version);
        mine.Version = 2;
        Assert.True((await Network.Field(mine)).IsSensitive);
    }

    [Fact]
    public async Task What_cannot_be_a_field_is_told_for_each_part_of_the_form()
    {
        var taken = await Network.Field("Занято");
        async Task Refused(Action<OwnFieldForm> spoil, Field field, Problem problem, int index = 0)
        {
            var form = SomeFields.Form("Поле", OwnFieldKind.Choice, "да", "нет");
            spoil(form);
            SomeFields.IsRefused(await Network.Fields().Save(Network.Head, form), field, problem, index);
        }

        await Refused(f => f.Names = new() { ["ru"] = " " }, Field.OwnFieldName, Problem.Required);
        await Refused(f => f.Names["ru"] = new string('я', 61), Field.OwnFieldName, Problem.TooLong);
        await Refused(f => f.Names["russian"] = "Поле", Field.OwnFieldName, Problem.Unknown);
        await Refused(f => f.Names["en"] = taken.In("ru").ToUpperInvariant(), Field.OwnFieldName, Problem.Taken);
        await Refused(f => f.Tier = Tier.Safety, Field.OwnFieldKind, Problem.Unknown);
        await Refused(f => f.Kind = (OwnFieldKind)9, Field.OwnFieldKind, Problem.Unknown);
        await Refused(f => (f.IsHint, f.IsSensitive) = (true, true), Field.OwnFieldHint, Problem.HintIsForAll);
        await Refused(f => f.Choices = [], Field.OwnFieldChoice, Problem.Required);
        await Refused(f => f.Choices.ForEach(c => c.IsRetired = true), Field.OwnFieldChoice, Problem.Required);
        await Refused(f => f.Choices[1].Names["en"] = "ДА", Field.OwnFieldChoice, Problem.Taken, 1);
        await Refused(f => f.Choices[1].Names["en"] = new string('n', 61), Field.OwnFieldChoice, Problem.TooLong, 1);
        await Refused(f => f.Choices = [.. Enumerable.Range(0, 101).Select(i => new OwnChoiceForm { Names = { ["en"] = $"n{i}" } })], Field.OwnFieldChoice, Problem.TooMany);
    }

    [Fact]
    public async Task The_kind_stays_once_a_card_has_a_value_even_one_that_was_emptied()
    {
        var (client, field) = (await shared.Client(), await Network.Field("Чай"));
        var form = field.Form();
        form.Kind = OwnFieldKind.Number;
        Assert.Equal(OwnFieldKind.Number, (await Network.Field(form)).Kind);

        (await Network.Say(field, client, "5")).Expect();
        (await Network.Say(field, client, null, version: 1)).Expect();
        (form.Version, form.Kind) = (2, OwnFieldKind.Text);
        SomeFields.IsRefused(await Network.Fields().Save(Network.Head, form), Field.OwnFieldKind, Problem.HasValues);
    }

    [Fact]
    public async Task An_answer_that_the_form_leaves_out_is_retired_and_not_lost()
    {
        var field = await Network.Field("Тон", OwnFieldKind.Choice, "тёплый", "холодный");
        var form = field.Form();
        form.Choices.RemoveAt(0);
        field = await Network.Field(form);

        Assert.Equal([("холодный", false), ("тёплый", true)], field.Choices.Select(c => (c.In("ru"), c.IsRetired)));
    }

    [Fact]
    public async Task Fields_stand_in_the_order_that_the_network_head_gave_them()
    {
        await using var network = await SomeNetwork.Make();
        var (a, b, c) = (await network.Field("а"), await network.Field("б"), await network.Field("в"));
        async Task<Guid[]> Order() => [.. (await network.Fields().Definitions(network.Head)).Expect().Select(f => f.Id)];
        Assert.Equal([a.Id, b.Id, c.Id], await Order());

        (await network.Fields().Move(network.Head, c.Id, 0)).Expect();
        (await network.Fields().Move(network.Head, c.Id, 0)).Expect();
        Assert.Equal([c.Id, a.Id, b.Id], await Order());
        (await network.Fields().Move(network.Head, c.Id, 99)).Expect();
        Assert.Equal([a.Id, b.Id, c.Id], await Order());

        var form = a.Form();
        (form.Section, form.Version) = (OwnFieldSection.Treatments, (await network.Fields().Definitions(network.Head)).Expect()[0].Version);
        await network.Field(form);
        Assert.Equal([b.Id, c.Id, a.Id], await Order());
        Assert.IsType<Outcome<View>.NotFound>(await network.Fields().Move(network.Head, Guid.NewGuid(), 0));
        Assert.IsType<Outcome<View>.NotFound>(await network.Fields().Retire(network.Head, Guid.NewGuid(), true));
    }

    [Fact]
    public async Task There_are_at_most_a_hundred()
    {
        await using var network = await SomeNetwork.Make();
        await using (var db = network.Db())
        {
            db.OwnFields.AddRange(Enumerable.Range(0, OwnField.MostFields).Select(i => new OwnField { Names = $$"""{"en":"f{{i}}"}""" }));
            await db.SaveChangesAsync();
        }

        SomeFields.IsRefused(await network.Fields().Save(network.Head, SomeFields.Form("ещё")), Field.OwnField, Problem.TooMany);
    }
}
