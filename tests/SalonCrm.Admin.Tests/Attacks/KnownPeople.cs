using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Tests.Calls;
using SalonCrm.Admin.Tests.Photos;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Visits;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>People whose data is known, in every place where the network keeps some, so that it can be looked for elsewhere.</summary>
internal sealed partial record KnownPeople
{
    private const string Mobile = "+79167000111";

    /// <summary>A remark is for the front desk too, and not for a specialist.</summary>
    private const string Remark = "боится сквозняка";

    /// <summary>What only some roles may see in full: every spelling of the numbers, mail, addresses.</summary>
    public static IReadOnlyList<string> Contacts { get; } =
    [
        .. new[] { Mobile, "+48601700222", "+79167000333", "+79167000444" }.SelectMany(Spellings),
        "vereshchagina@unheard-of.example", "zolkiewska@unheard-of.example", "Кривоколенный", "через сестру Пульхерию",
    ];
    /// <summary>What nobody sees who has not signed in.</summary>
    private static IReadOnlyList<string> Names { get; } =
        ["Верещагина", "Святослава", "Żółkiewska", "Małgorzata", "Незваная", "Двойникова", "персульфат", "подарить пробник"];

    /// <summary>All of it: what is in no log and no fault, and for no stranger.</summary>
    public static IReadOnlyList<string> Everything { get; } = [.. Contacts, .. Names, Remark];

    public Guid Client { get; private init; }

    public Guid Double { get; private init; }

    public Guid Elsewhere { get; private init; }

    public Guid Visit { get; private init; }

    public Guid Photo { get; private init; }

    public Guid Call { get; private init; }

    public Guid Exchange { get; private init; }

    public string Token { get; private init; } = "";

    public static async Task<KnownPeople> In(IServiceProvider services)
    {
        T The<T>()
            where T : notnull => services.GetRequiredService<T>();

        (await The<Salons>().Save(Actor.Operator, new() { Name = "Покровка", CountryCode = "PL" })).Expect();
        var salons = (await The<Salons>().View(Actor.Operator)).Expect().Salons;
        var (here, there) = (salons.Single(s => s.Name != "Покровка").Id, salons.Single(s => s.Name == "Покровка").Id);
        async Task<Guid> Card(Guid salon, string last, string first, string phone, Action<ClientForm>? change = null)
        {
            var form = new ClientForm { SalonId = salon, LastName = last, FirstName = first, Phones = [new() { Text = phone }], SharesPhoneKnowingly = true };
            change?.Invoke(form);
            return (await The<ClientCards>().Create(Actor.Operator, form)).Expect();
        }

        var client = await Card(here, "Верещагина", "Святослава", Mobile, form =>
        {
            (form.Email, form.Address, form.Comment) = ("vereshchagina@unheard-of.example", "Кривоколенный переулок, 5", Remark);
            (form.ContactInstead, form.BirthDate) = ("через сестру Пульхерию", new DateOnly(1985, 4, 12));
            (form.ConsentsToHealthData, form.AllergyState, form.Allergies) = (true, AllergyState.Listed, ["персульфат"]);
        });
        var twin = await Card(here, "Верещагина", "Слава", Mobile);
        var elsewhere = await Card(there, "Żółkiewska", "Małgorzata", "+48601700222", form => form.Email = "zolkiewska@unheard-of.example");
        await Merge(services, await Card(here, "Двойникова", "Анна", "+79167000444"), await Card(here, "Двойникова", "Аня", "+79167000444"));
        (await The<Bookings>().Take(Actor.Operator, new() { SalonId = here, Name = "Незваная", Phone = "+79167000333", Service = "стрижка" })).Expect();
        (await The<Promises>().Make(Actor.Operator, new() { ClientId = client, Text = "подарить пробник" })).Expect();
        (await The<StaffTasks>().Make(Actor.Operator, new() { ClientId = elsewhere, Kind = TaskKind.Other, Text = "подарить пробник" })).Expect();
        (await The<ClientConsents>().Give(Actor.Operator, new() { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 })).Expect();
        var visit = (await The<ClientVisits>().Save(Actor.Operator, new() { ClientId = client, SalonId = here, On = new(2026, 1, 15), State = VisitState.Done })).Expect();
        var photo = new PhotoForm { ClientId = client, VisitId = visit.Id };
        (await The<VisitPhotos>().Add(Actor.Operator, photo, SomePhoto.Jpeg, SomePhoto.Jpeg)).Expect();
        var exchange = await SomeExchange.In(services, here);
        var call = await exchange.Ring(Mobile);
        await exchange.Tell(CallEvent.RecordingReady, recording: new("https://exchange.example/1.mp3"));
        var link = (await The<ClientLinks>().Make(Actor.Operator, client)).Expect();
        var exchanges = (await The<TelephoneExchanges>().List(Actor.Operator)).Expect();
        return new()
        {
            Client = client, Double = twin, Elsewhere = elsewhere, Visit = visit.Id, Photo = photo.Id, Call = call, Exchange = exchanges[0].Form.Id, Token = link.Token,
        };
    }

    /// <summary>What a role may not see, whatever it opens.</summary>
    public static IReadOnlyList<string> HiddenFrom(Role role) => role switch
    {
        Role.Visitor => Everything,
        Role.Specialist => [.. Contacts, Remark],
        _ => Contacts,
    };

    /// <summary>Those of the texts that stand in an answer, a page, a log: as they are, or as HTML or JSON writes them, or with the number spaced otherwise.</summary>
    public static IReadOnlyList<string> Found(string text, IEnumerable<string> secrets)
    {
        var decoded = WebUtility.HtmlDecode(text);
        var closed = BetweenDigits().Replace(decoded, "");
        return
        [
            .. secrets.Where(s => decoded.Contains(s, StringComparison.OrdinalIgnoreCase) || closed.Contains(s, StringComparison.OrdinalIgnoreCase)
                || text.Contains(JsonSerializer.Serialize(s).Trim('"'), StringComparison.OrdinalIgnoreCase)
                || text.Contains(Uri.EscapeDataString(s), StringComparison.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>+79167000111, 79167000111, 9167000111, and the last seven, spaced.</summary>
    private static IEnumerable<string> Spellings(string phone)
    {
        var national = phone[^(phone.StartsWith("+48", StringComparison.Ordinal) ? 9 : 10)..];
        return [phone, phone[1..], national, $"{national[^7..^4]}-{national[^4..^2]}-{national[^2..]}", $"{national[..3]} {national[3..6]} {national[6..]}"];
    }

    private static async Task Merge(IServiceProvider services, Guid stays, Guid goes)
    {
        var merges = services.GetRequiredService<Merges>();
        var both = (await merges.Compare(Actor.Operator, stays, goes)).Expect();
        (await merges.Merge(Actor.Operator, new()
        {
            SurvivorId = both.Survivor.Id, SurvivorVersion = both.Survivor.Version, MergedId = both.Merged.Id, MergedVersion = both.Merged.Version,
        })).Expect();
    }

    [GeneratedRegex(@"(?<=\d)[\s().\u00A0-]+(?=\d)", RegexOptions.None, 5000)]
    private static partial Regex BetweenDigits();
}
