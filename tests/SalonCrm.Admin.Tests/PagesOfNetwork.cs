using System.Globalization;
using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using SalonCrm.Admin.Calls;
using SalonCrm.Admin.Drafts;
using SalonCrm.Admin.FollowUps;
using SalonCrm.Admin.Guests;
using SalonCrm.Admin.SignIn;
using SalonCrm.Admin.Storage;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests;

/// <summary>The portal's components over a real data folder, seen by a person of a role. In English.</summary>
internal sealed class PagesOfNetwork : IAsyncDisposable
{
    private static readonly ClaimedNetwork Network = new(
        new() { NetworkName = "Verbenika", SalonName = "Arbat", CountryCode = "RU", HeadName = "Head", HeadEmail = "head@salon.example" });

    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-pages-").FullName;
    private readonly BunitContext _context = new();
    private readonly BunitAuthorizationContext _authorization;

    private PagesOfNetwork()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        // What is waited for comes at once on a free machine; a busy one is given its time.
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddLogging();
        _context.Services.AddSalonData(ClaimedNetwork.Place(_root));
        _context.Services.AddRadzenComponents();
        _context.Services.AddScoped<CurrentActor>();
        _context.Services.AddSingleton<UnsavedForms>();
        _context.Services.AddScoped<CarriedNumber>();
        _context.Services.AddScoped<PlaceBefore>();
        _context.Services.AddScoped<NotSaved>();
        _context.Services.AddSingleton<QueueEnding>();
        _context.Services.AddSingleton(new DemoMode(false));
        _authorization = _context.AddAuthorization();
    }

    public IServiceProvider Services => _context.Services;

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public Guid Salon { get; private set; }

    /// <summary>Who looks at the pages.</summary>
    public Actor Person { get; private set; } = Actor.Operator;

    public ClientCards Cards => Services.GetRequiredService<ClientCards>();

    /// <param name="role">Who looks.</param>
    /// <param name="isFilled">Whether the search's directory has filled already.</param>
    public static async Task<PagesOfNetwork> For(Role role, bool isFilled = true)
    {
        var pages = new PagesOfNetwork();
        var head = await Network.CopyTo(pages._root);
        await pages.Services.OpenSalonData();
        pages.Salon = (await pages.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        if (isFilled)
        {
            await pages.Services.FillDirectory(CancellationToken.None);
        }

        pages.SignIn(role == Role.NetworkHead ? head : await pages.Account(role), role);
        return pages;
    }

    public IRenderedComponent<T> Render<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent => _context.Render(parameters);

    /// <summary>Waits until the person is led to such an address: that renders nothing, so no assertion would be tried again.</summary>
    public async Task Reach(Predicate<string> isIt)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, LocationChangedEventArgs? change)
        {
            if (isIt(Navigation.Uri))
            {
                reached.TrySetResult();
            }
        }

        Navigation.LocationChanged += Look;
        Look(this, null);
        try
        {
            await reached.Task.WaitAsync(BunitContext.DefaultWaitTimeout);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Still at {Navigation.Uri}.");
        }
        finally
        {
            Navigation.LocationChanged -= Look;
        }
    }

    /// <summary>A client with something in every field that only some may see.</summary>
    public async Task<Guid> Client(Action<ClientForm>? change = null)
    {
        var form = new ClientForm
        {
            SalonId = Salon,
            LastName = "Иванова",
            FirstName = "Мария",
            Phones = [new() { Text = "+7 916 123-45-67", Label = "mobile" }],
            Email = "maria@mail.example",
            BirthDate = new DateOnly(1985, 4, 12),
            Address = "Arbat 5",
            ContactInstead = "her mother",
            Comment = "comes late",
            Tags = ["VIP"],
            ConsentsToHealthData = true,
            AllergyState = AllergyState.Listed,
            Allergies = ["ammonia"],
        };
        change?.Invoke(form);
        return (await Cards.Create(Actor.Operator, form)).Expect();
    }

    public Task<long> Sql(string sql) => DatabaseFile.Sql(Path.Combine(_root, "data", "salon.db"), sql);

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Somebody who works in the same salon.</summary>
    public async Task<Actor> Colleague(string name, Role role = Role.Staff) => Actor.SignedIn(await Account(role, name), role, null, null);

    /// <summary>The person looks in a session that has begun.</summary>
    public void Within(Guid session)
    {
        Person = Person with { Session = session };
        _authorization.SetClaims([new Claim(ClaimTypes.NameIdentifier, Person.AccountId!.Value.ToString()), .. AccountClaims.OfSession(session)]);
    }

    /// <summary>The person has typed the code a moment ago.</summary>
    public async Task ShowFactor()
    {
        var form = new EntryForm { Account = Person.AccountId!.Value, Mark = new byte[EntryAttempt.MarkLength], WithSecondFactor = true };
        Within((await Services.GetRequiredService<SignIns>().Begin(Actor.Visitor("198.51.100.7", "browser"), form)).Expect().Session);
    }

    private async Task<Guid> Account(Role role, string? name = null)
    {
        var form = new AccountForm { DisplayName = name ?? role.ToString(), Email = $"{name ?? role.ToString()}@salon.example", Role = role, Salons = [Salon] };
        return (await Services.GetRequiredService<Accounts>().Add(Actor.Operator, form)).Expect();
    }

    private void SignIn(Guid account, Role role)
    {
        Person = Actor.SignedIn(account, role, null, null);
        _authorization.SetAuthorized(role.ToString());
        _authorization.SetRoles(role.ToString());
        _authorization.SetClaims(new Claim(ClaimTypes.NameIdentifier, account.ToString()));
        _authorization.SetPolicies([.. Enum.GetValues<Permission>().Where(p => role.Allows(p)).Select(p => p.ToString())]);
    }
}
