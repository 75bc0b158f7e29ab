using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;
using SalonCrm.Seed.Records;

namespace SalonCrm.Benchmarks;

/// <summary>A client who has come every week for ten years.</summary>
internal static class BusyClient
{
    public const int Visits = 500;
    public const int Photos = 60;
    public const string LastDigits = "7654321";

    private const int Notes = 40;
    private static readonly string[] Services = ["Окрашивание в один тон", "Стрижка женская", "Укладка", "Маникюр с покрытием", "Массаж лица"];

    public static async Task<(Guid Client, Actor Manager)> Make(IServiceProvider services)
    {
        var (manager, salon, masters) = await Place(services);
        var form = new ClientForm
        {
            SalonId = salon, LastName = "Вересковская", FirstName = "Маргарита", Patronymic = "Александровна", Email = "margarita@example.com",
            Phones = [new() { Text = "+7 943 " + LastDigits }, new() { Text = "+7 944 1234567", Label = "рабочий" }],
            Comment = "Просит звонить после 18:00.", Address = "Москва, ул. Тихая, 301, кв. 7", Tags = ["VIP", "постоянная клиентка"],
            AllergyState = AllergyState.Listed, Allergies = ["аммиак", "никель"], ConsentsToHealthData = true,
        };
        var client = (await services.GetRequiredService<ClientCards>().Create(manager, form)).Expect();
        var consent = new ConsentForm { ClientId = client, Purpose = ConsentPurpose.Photos, TextVersion = 1 };
        (await services.GetRequiredService<ClientConsents>().Give(manager, consent)).Expect();
        var visits = await Visit(services, manager, client, salon, masters);
        await Photograph(services, manager, client, visits);
        await Write(services, manager, client);
        return (client, manager);
    }

    private static async Task<(Actor Manager, Guid Salon, Guid[] Masters)> Place(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync();
        var salon = await db.Salons.Where(s => s.CountryCode == "RU").Select(s => s.Id).SingleAsync();
        var manager = await db.Users.Where(u => u.Role == Role.Manager).Select(u => u.Id).FirstAsync();
        return (Actor.SignedIn(manager, Role.Manager, "127.0.0.1", "benchmark"), salon, await db.Masters.Where(m => m.SalonId == salon).Select(m => m.Id).ToArrayAsync());
    }

    private static async Task<List<Guid>> Visit(IServiceProvider services, Actor manager, Guid client, Guid salon, Guid[] masters)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var ids = new List<Guid>();
        for (var i = 0; i < Visits; i++)
        {
            var form = new VisitForm
            {
                ClientId = client, SalonId = salon, On = today.AddDays(-1 - (7 * i)), At = new TimeOnly(10 + (i % 9), 0), State = VisitState.Done,
                Wishes = i % 3 == 0 ? "Сохранить длину, убрать только сухие концы." : null,
                Feedback = i % 4 == 0 ? "Цвет лёг ровно, очень довольна." : null,
                Score = i % 4 == 0 ? 5 : null,
                Services =
                [
                    .. Enumerable.Range(i, 1 + (i % 3)).Select(k => new ServiceForm
                    {
                        Name = Services[k % Services.Length], MasterId = masters[k % masters.Length], Price = 2800 + (100 * (k % 7)), Formula = "7/1 + 8/0 (1:1), 60 г, оксид 6 %, 35 мин",
                    }),
                ],
                Purchases = i % 5 == 0 ? [new() { Name = "Шампунь для окрашенных волос, 250 мл", Price = 1650 }] : [],
            };
            (await services.GetRequiredService<ClientVisits>().Save(manager, form)).Expect();
            ids.Add(form.Id);
        }

        return ids;
    }

    private static async Task Photograph(IServiceProvider services, Actor manager, Guid client, List<Guid> visits)
    {
        for (var i = 0; i < Photos; i++)
        {
            var form = new PhotoForm { ClientId = client, VisitId = visits[i / 2], Stage = (PhotoStage)(i % 2) };
            var (picture, thumbnail) = (HairSketch.Draw(form.Stage, HairSketch.PictureWidth, i), HairSketch.Draw(form.Stage, HairSketch.ThumbnailWidth, i));
            (await services.GetRequiredService<VisitPhotos>().Add(manager, form, picture, thumbnail)).Expect();
        }
    }

    private static async Task Write(IServiceProvider services, Actor manager, Guid client)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var i = 0; i < Notes; i++)
        {
            var day = today.AddDays(-60 * i);
            var note = new SpecialistNoteForm { ClientId = client, Day = day, Kind = NoteKind.Hair, Text = "Длина пористая: перед тонированием выравнивать спреем." };
            (await services.GetRequiredService<SpecialistNotes>().Save(manager, note)).Expect();
            if (i % 4 == 0)
            {
                var survey = new SurveyForm { ClientId = client, Day = day, Name = "После визита", Score = 9, OutOf = 10, Results = "Результатом довольна, мастер всё объяснил.", Conclusions = "Предложить ту же запись." };
                (await services.GetRequiredService<Surveys>().Save(manager, survey)).Expect();
                var advice = new RecommendationForm { ClientId = client, Day = day, Text = "Маска восстанавливающая на длину", ForHowLong = "один месяц", HowOften = "раз в неделю" };
                (await services.GetRequiredService<Recommendations>().Save(manager, advice)).Expect();
            }
        }
    }
}
