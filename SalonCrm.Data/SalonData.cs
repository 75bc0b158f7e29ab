using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Access.Trails;
using SalonCrm.Data.Access.Watch;
using SalonCrm.Data.Backups;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Duplicates;
using SalonCrm.Data.Erasure;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.FollowUps;
using SalonCrm.Data.GiftCards;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Health;
using SalonCrm.Data.Network;
using SalonCrm.Data.OwnFields;
using SalonCrm.Data.Photos;
using SalonCrm.Data.Protection;
using SalonCrm.Data.Search;
using SalonCrm.Data.Storage;
using SalonCrm.Data.Treatments;
using SalonCrm.Data.Visits;

namespace SalonCrm.Data;

/// <summary>Puts the data project into a host, and opens it.</summary>
public static class SalonData
{
    /// <summary>PBKDF2 rounds of a password (OWASP asks for 210,000 with SHA-512).</summary>
    public const int PasswordIterations = 220_000;

    /// <summary>Registers the feature classes and what they stand on.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="place">Where the data lies.</param>
    public static IServiceCollection AddSalonData(this IServiceCollection services, DataPlace place)
    {
        services.AddSingleton(place);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<KeyRing>().AddSingleton<MasterKeyHolder>().AddSingleton<ClientSalts>().AddSingleton<SaltOwners>().AddSingleton<FieldSealer>().AddSingleton<RowSeal>();
        services.AddSingleton<BlindIndex>().AddSingleton<Vault>().AddSingleton(p => new Sealing(
            p.GetRequiredService<FieldSealer>(), p.GetRequiredService<RowSeal>(), p.GetRequiredService<BlindIndex>(), p.GetRequiredService<SaltOwners>()) { Keys = p.GetRequiredService<KeyRing>() });
        services.AddDbContextFactory<SalonDb>(options => options.UseSalonFile(place.DatabaseFile));
        services.AddSingleton<StorageState>().AddSingleton<StorageProbe>().AddSingleton<IHostedService, StorageWatch>();
        services.AddSingleton<AlertBoard>().AddSingleton<Sentry>().AddSingleton<SessionBoard>().AddSingleton<Trail>().AddSingleton<Door>().AddSingleton<Turnstile>().AddSingleton(_ => new TrailBoard()).AddSingleton<TrailHead>();

        services.AddSingleton<ClientDirectory>().AddSingleton<DirectoryFeed>().AddSingleton<ProbeGuard>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DirectoryFeed>());
        services.AddSingleton(p => new ClientCards(p.GetRequiredService<Door>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new ClientSearch(
            p.GetRequiredService<Turnstile>(), p.GetRequiredService<ClientDirectory>(), p.GetRequiredService<DirectoryFeed>(), p.GetRequiredService<BlindIndex>(),
            p.GetRequiredService<ProbeGuard>()));
        services.AddSingleton(p => new ClientHealth(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Bookings(p.GetRequiredService<Door>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new GapAnswers(p.GetRequiredService<Door>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new IntegrationKeys(p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new Integrations(p.GetRequiredService<Door>(), p.GetRequiredService<IntegrationKeys>()));
        services.AddSingleton(p => new OnlineBookings(p.GetRequiredService<Turnstile>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new OnlineRegistrations(p.GetRequiredService<Turnstile>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new OnlineOffer(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Promises(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new ContactImport(
            p.GetRequiredService<Door>(), p.GetRequiredService<BlindIndex>(), p.GetRequiredService<DirectoryFeed>(), p.GetRequiredService<IDbContextFactory<SalonDb>>()));
        services.AddSingleton(p => new ClientConsents(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new ConsentWording(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new ClientGiftCards(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new ClientVisits(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new VisitPhotos(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new SpecialistNotes(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new PatchTests(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Surveys(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Recommendations(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new NetworkFields(p.GetRequiredService<Door>(), p.GetRequiredService<CardStateNight>()));
        services.AddSingleton(p => new OwnValues(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Salons(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Masters(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new OfferedServices(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new SurveyTemplates(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new OptionalFields(p.GetRequiredService<Door>()));
        services.AddSingleton<FollowUpSweep>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<FollowUpSweep>());
        services.AddSingleton(p => new FollowUpQueue(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new FollowUpReport(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new FollowUpSettings(p.GetRequiredService<Door>(), p.GetRequiredService<FollowUpSweep>()));
        services.AddSingleton<CardStateNight>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CardStateNight>());
        services.AddSingleton(p => new CompletenessAudit(p.GetRequiredService<Door>(), p.GetRequiredService<CardStateNight>()));
        services.AddSingleton(p => new AuditSettings(p.GetRequiredService<Door>(), p.GetRequiredService<CardStateNight>(), p.GetRequiredService<FollowUpSweep>()));
        services.AddSingleton(p => new Campaigns(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new StaffTasks(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Agenda(p.GetRequiredService<Door>()));
        services.AddSingleton<DuplicateSweep>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<DuplicateSweep>());
        services.AddSingleton(p => new ClientDuplicates(p.GetRequiredService<Door>(), p.GetRequiredService<DuplicateSweep>()));
        services.AddSingleton<CallBoard>();
        services.AddSingleton(p => new CallAnnouncements(p.GetRequiredService<Turnstile>(), p.GetRequiredService<BlindIndex>(), p.GetRequiredService<CallBoard>()));
        services.AddSingleton(p => new ClientCalls(
            p.GetRequiredService<Door>(), p.GetRequiredService<Turnstile>(), p.GetRequiredService<BlindIndex>(), p.GetRequiredService<CallBoard>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CallSweep>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CallSweep>());
        services.AddSingleton(p => new ExchangeSecrets(p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new TelephoneExchanges(
            p.GetRequiredService<Door>(), p.GetRequiredService<ExchangeSecrets>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton<OwnPagePass>();
        services.AddSingleton(p => new ClientLinks(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new OwnPages(
            p.GetRequiredService<Door>(), p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<BlindIndex>(), p.GetRequiredService<OwnPagePass>()));
        services.AddSingleton(p => new OwnPageSettings(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new Proposals(p.GetRequiredService<Door>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new ClientCopies(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new ClientErasure(p.GetRequiredService<Door>(), p.GetRequiredService<ClientSalts>(), p.GetRequiredService<IDbContextFactory<SalonDb>>()));
        services.AddSingleton(p => new Merges(p.GetRequiredService<Door>()));
        services.AddSingleton(p => new SignIns(
            p.GetRequiredService<Door>(), p.GetRequiredService<ILookupNormalizer>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<SessionBoard>()));
        services.AddSingleton(p => new EntryChecks(
            p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<Door>(), p.GetRequiredService<ILookupNormalizer>(), p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<EntryChecks>>()));
        services.AddSingleton(p => new Sessions(p.GetRequiredService<Door>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<SessionBoard>()));
        services.AddSingleton(p => new OwnSessions(p.GetRequiredService<Door>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<SessionBoard>()));
        services.AddSingleton(p => new AccessLimits(p.GetRequiredService<Door>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TrailWatch>().AddSingleton<TrailCheck>();
        services.AddSingleton(p => new AccessTrail(
            p.GetRequiredService<Door>(), p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<TrailCheck>(), p.GetRequiredService<TrailHead>()));
        services.AddSingleton(p => new BreachReports(p.GetRequiredService<Door>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TrailWatch>());
        services.AddSingleton<BackupMaking>().AddSingleton<BackupSalts>().AddSingleton<BackupKeeper>().AddSingleton<BackupNight>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BackupNight>());
        services.AddSingleton(p => new NetworkBackups(p.GetRequiredService<Door>(), p.GetRequiredService<BackupMaking>(), p.GetRequiredService<BackupKeeper>()));
        services.AddSingleton<KeyRotations>().AddSingleton<MasterKeyChange>().AddSingleton<KeyRotationWork>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<KeyRotationWork>());
        services.AddSingleton(p => new ProtectionKeys(
            p.GetRequiredService<Door>(), p.GetRequiredService<KeyRotations>(), p.GetRequiredService<KeyRotationWork>(), p.GetRequiredService<MasterKeyChange>(),
            p.GetRequiredService<MasterKeyHolder>()));
        services.AddSingleton(p => new Alerts(p.GetRequiredService<Door>(), p.GetRequiredService<AlertBoard>()));
        services.AddSingleton(p => new AccessWatch(
            p.GetRequiredService<Door>(), p.GetRequiredService<Turnstile>(), p.GetRequiredService<SessionBoard>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new WatchSettings(p.GetRequiredService<Door>(), p.GetRequiredService<Sentry>()));
        services.AddSingleton(p => new Canaries(p.GetRequiredService<Door>(), p.GetRequiredService<Sentry>(), p.GetRequiredService<BlindIndex>()));
        services.AddSingleton(p => new ClientExport(p.GetRequiredService<Door>(), p.GetRequiredService<IDbContextFactory<SalonDb>>()));
        services.AddSingleton<SetupCode>();
        services.AddScoped<AccountMaker>();
        services.AddScoped(p => new Accounts(
            p.GetRequiredService<Door>(), p.GetRequiredService<AccountMaker>(), p.GetRequiredService<UserManager<Account>>(), p.GetRequiredService<SessionBoard>()));
        services.AddScoped(p => new NetworkSetup(
            p.GetRequiredService<Door>(), p.GetRequiredService<IDbContextFactory<SalonDb>>(), p.GetRequiredService<AccountMaker>(), p.GetRequiredService<SetupCode>()));

        AddAccounts(services);
        return services;
    }

    /// <summary>
    /// Opens key file, database and keys, migrating the database where it is older, and erases anew whom an older backup has brought back. Before
    /// anything else.
    /// </summary>
    /// <exception cref="StartRefusedException">It must not be opened; says why.</exception>
    public static async Task OpenSalonData(this IServiceProvider services, CancellationToken cancel = default)
    {
        var vault = services.GetRequiredService<Vault>();
        await vault.Open(cancel);

        // Before anything is written: entries that are missing are counted.
        await using (var db = await services.GetRequiredService<IDbContextFactory<SalonDb>>().CreateDbContextAsync(cancel))
        {
            await services.GetRequiredService<TrailHead>().Begin(db, vault.CameWithout(TrailHead.FirstWith), cancel);
        }

        if (vault.CameWithout(AccountSeals.FirstWith))
        {
            await AccountSeals.SealAll(services.GetRequiredService<IDbContextFactory<SalonDb>>(), services.GetRequiredService<Door>(), cancel);
        }

        await services.GetRequiredService<ClientErasure>().EraseAgain(cancel);
    }

    /// <summary>Fills the search's directory and waits for it; a served portal fills it in the background instead.</summary>
    public static Task FillDirectory(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<DirectoryFeed>().Fill(cancel);

    /// <summary>Whether the portal can do its work: it is open, what is saved reaches the disk, there is room, and everybody can be found.</summary>
    public static Task<bool> IsReady(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<StorageProbe>().IsReady(cancel);

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, BlindNormalizer>();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // The sign-in name is a mail address, and those have more letters than Identity's list: an apostrophe, Cyrillic.
            options.User.AllowedUserNameCharacters = "";
            options.Password.RequiredLength = Accounts.LeastPasswordLength;
            options.Password.RequireDigit = options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 1;
        }).AddEntityFrameworkStores<SalonDb>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromDays(3));

        services.AddDataProtection().SetApplicationName("SalonCrm");
        services.AddSingleton<IXmlRepository, DataProtectionRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
    }
}
