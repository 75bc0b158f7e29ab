using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;
using SalonCrm.Data.Tests.OwnFields;

namespace SalonCrm.Data.Tests.Exchange;

public sealed class OwnFieldImportTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private OwnFieldView _coffee = null!;
    private OwnFieldView _weds = null!;
    private OwnFieldView _pregnant = null!;
    private OwnFieldView _tone = null!;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        Task<OwnFieldView> Field(OwnFieldKind kind, string en, string ru, params string[] choices) => _network.Field(new OwnFieldForm
        {
            Kind = kind,
            Names = { ["en"] = en, ["ru"] = ru },
            Choices = [.. choices.Select(c => new OwnChoiceForm { Names = { ["ru"] = c } })],
        });
        _coffee = await Field(OwnFieldKind.Text, "Coffee", "Кофе или чай");
        _weds = await Field(OwnFieldKind.Date, "Wedding day", "День свадьбы");
        _pregnant = await Field(OwnFieldKind.YesNo, "Pregnant", "Беременность");
        _tone = await Field(OwnFieldKind.Choice, "Tone", "Тон", "тёплый", "холодный");
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task A_column_named_like_a_field_in_any_language_fills_it()
    {
        await Import("Имя;Телефон;КОФЕ ИЛИ ЧАЙ;Wedding day;Беременность;тон\nАнна;+79161234567;зелёный чай;8 марта 2020;нет;Холодный\n");

        var card = await Only();
        Assert.Equal(("зелёный чай", "2020-03-08", "no", _tone.Choices[1].Id.ToString()), (Said(card, _coffee), Said(card, _weds), Said(card, _pregnant), Said(card, _tone)));
        Assert.Null(card.Comment);
        var created = Assert.Single((await _network.Cards.History(_network.Manager, card.Id)).Expect());
        Assert.Equal(4, created.Fields.Count(f => f.Field == Field.OwnField));
        Assert.False(card.IsAltered);
    }

    [Fact]
    public async Task What_does_not_fit_goes_to_the_comment()
    {
        await Import("Имя;Телефон;День свадьбы;Pregnant;Тон\nАнна;+79161234567;весной;кажется;серый\n");

        var card = await Only();
        Assert.Equal("День свадьбы: весной\nPregnant: кажется\nТон: серый", card.Comment);
        Assert.All(card.OwnFields, v => Assert.Null(v.Value));
    }

    [Fact]
    public async Task A_known_client_keeps_what_the_card_says_and_gets_what_it_lacks_and_the_same_file_again_changes_nothing()
    {
        const string File = "Имя;Телефон;Кофе или чай;Тон\nМария Иванова;+79161234567;чай;тёплый\n";
        var client = await _network.Client();
        (await _network.Say(_coffee, client, "кофе")).Expect();

        Assert.Equal(new ImportSummary(0, 1, 0), await Import(File));
        Assert.Equal(new ImportSummary(0, 1, 0), await Import(File));

        var card = await _network.Card(client);
        Assert.Equal(("кофе", _tone.Choices[0].Id.ToString(), "Кофе или чай: чай"), (Said(card, _coffee), Said(card, _tone), card.Comment));
        Assert.Single(await _network.ToldOf(_tone, client));
    }

    [Fact]
    public async Task A_field_among_health_is_filled_in_by_no_file_because_nobody_was_asked()
    {
        var form = _pregnant.Form();
        form.Section = OwnFieldSection.Features;
        await _network.Field(form);
        await Import("Имя;Телефон;Беременность\nАнна;+79161234567;да\n");

        Assert.Equal(("Беременность: да", null), ((await Only()).Comment, Said(await Only(), _pregnant)));
    }

    [Fact]
    public async Task A_retired_field_is_filled_in_by_no_file_and_its_column_goes_to_the_comment()
    {
        (await _network.Fields().Retire(_network.Head, _coffee.Id, true)).Expect();
        await Import("Имя;Телефон;Coffee\nАнна;+79161234567;чёрный\n");

        Assert.Equal("Coffee: чёрный", (await Only()).Comment);
    }

    private static string? Said(ClientCard card, OwnFieldView field) => card.Said(field)?.Value;

    private async Task<ImportSummary> Import(string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var import = _network.Services.GetRequiredService<ContactImport>();
        return (await import.Run(_network.Manager, stream, "a.csv", _network.Salon, _ => ValueTask.CompletedTask)).Expect();
    }

    private async Task<ClientCard> Only() => await _network.Card(Assert.Single((await _network.Search.Find(_network.Manager, "1")).Expect().Hits).Id);
}
