using SalonCrm.Data.Access;
using SalonCrm.Data.Access.Entry;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Guests;
using SalonCrm.Data.Network;
using SalonCrm.Data.Search;
using SalonCrm.Data.Tests.Guests;

namespace SalonCrm.Data.Tests.House;

/// <summary>Every public operation is a door with a doorkeeper.</summary>
public sealed class OneDoorTests(SharedNetwork shared) : IClassFixture<SharedNetwork>, IAsyncLifetime
{
    private const string NotAllowed = "NotAllowed";
    private Guid _client;

    private SomeNetwork Network => shared.Network;

    private static List<Operation> Guarded { get; } = [.. Operations.All.Where(o => o.TakesAnActorFirst)];

    public async Task InitializeAsync() => _client = await shared.Client();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void The_doors_are_found()
    {
        Assert.Superset(
            new HashSet<Type> { typeof(ClientCards), typeof(ClientSearch), typeof(ContactImport), typeof(Accounts), typeof(Salons), typeof(SignIns), typeof(NetworkSetup) },
            Operations.Features.ToHashSet());
        Assert.True(Guarded.Count >= 15, $"only {Guarded.Count} operations found");
        Assert.All(Operations.Features, f => Assert.True(f.IsSealed, f.Name));
    }

    [Fact]
    public void Every_operation_takes_an_actor_first_but_whether_the_network_exists_whose_link_it_is_and_whether_a_session_holds() =>
        Assert.Equal(
            [
                .. new[] { nameof(EntryChecks.HasFreshFactor), nameof(EntryChecks.HasNews), nameof(EntryChecks.Holds), nameof(EntryChecks.IsOpen), nameof(EntryChecks.NeedsSecondFactor), nameof(EntryChecks.Wait) }
                    .Select(check => $"{nameof(EntryChecks)}.{check}"),
                $"{nameof(NetworkSetup)}.{nameof(NetworkSetup.IsDone)}", $"{nameof(OwnPages)}.{nameof(OwnPages.Recognise)}",
            ],
            Operations.All.Where(o => !o.TakesAnActorFirst).Select(o => o.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Of_every_operation_it_is_known_what_it_needs() =>
        Assert.Equal(Operations.Needs.Keys.Order(StringComparer.Ordinal), Guarded.Select(o => o.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_permission_is_refused_to_somebody_and_had_by_somebody()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Assert.False(Role.Nobody.Allows(permission));
            Assert.Contains(Enum.GetValues<Role>(), r => r.Allows(permission));
        }
    }

    [Fact]
    public void The_table_of_who_may_do_what_is_as_agreed()
    {
        string Table(Role role) => string.Join(' ', Enum.GetValues<Permission>().Where(p => role.Allows(p)));

        Assert.Equal("", Table(Role.Nobody));
        Assert.Equal("SetUp SignIn", Table(Role.Visitor));
        Assert.Equal("SignIn FindClients OpenCards NoteHealth WriteTreatments MarkVisits SeePhotos KeepPromises RecordConsents SeeNetwork KeepTasks SeeCalls KeepOwnAccess", Table(Role.Specialist));
        Assert.Equal("SignIn FindClients OpenCards RevealContacts AddGuests ConfirmCards NoteHealth MarkVisits KeepPromises RecordConsents SellGiftCards SeeNetwork TakeBookings SendLinks KeepTasks SeeCalls TakeCalls KeepOwnAccess", Table(Role.Staff));
        Assert.Equal("SignIn FindClients OpenCards SeeContacts RevealContacts AddGuests EditCards ConfirmCards NoteHealth WriteTreatments MarkVisits SeePhotos KeepPromises RecordConsents SellGiftCards SeeHistory PrintCards ImportContacts SeeNetwork TakeBookings SendLinks DecideProposals WorkFollowUps KeepTasks SeeFollowUpReport AuditCompleteness MergeCards SeeCalls TakeCalls HearRecordings KeepOwnAccess HandOutData", Table(Role.Manager));
        Assert.Equal("BookOnline", Table(Role.Site));
        Assert.Equal("UseOwnPage", Table(Role.Client));
        Assert.Equal("AnnounceCalls", Table(Role.Exchange));
        Assert.DoesNotContain("SetUp", Table(Role.NetworkHead), StringComparison.Ordinal);
        Assert.Contains("ManageAccounts", Table(Role.NetworkHead), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_refuses_every_role_that_lacks_the_permission_and_the_attempt_is_in_the_trail()
    {
        Actor[] actors =
        [
            new(null, Role.Nobody), Actor.Visitor("203.0.113.7", "browser"), Network.Specialist, Network.Staff, Network.Manager, Network.Head,
        ];
        var tried = 0;
        var before = Kept();
        foreach (var operation in Guarded)
        {
            var refused = actors.Where(a => !a.Role.Allows(Operations.Needs[operation.Name])).ToList();
            Assert.NotEmpty(refused);
            foreach (var actor in refused)
            {
                tried++;
                await IsRefused(operation, actor);
            }
        }

        Assert.True(tried > 40, $"only {tried} attempts");
        Assert.Equal(before, Kept());
    }

    /// <summary>Without this the refusals above could come from arguments that nobody may use.</summary>
    [Fact]
    public async Task No_operation_refuses_an_actor_who_has_the_permission()
    {
        var site = await Network.Site();
        var comer = await Network.Comer(_client);
        var exchange = await Network.Exchange();
        foreach (var operation in Guarded)
        {
            var need = Operations.Needs[operation.Name];
            var actor = need switch
            {
                Permission.SetUp => Actor.Visitor(null, null),
                Permission.BookOnline => site,
                Permission.UseOwnPage => comer,
                Permission.AnnounceCalls => exchange,
                _ => Role.Manager.Allows(need) ? Network.Manager : Network.Head,
            };
            Assert.NotEqual(NotAllowed, await Operations.Call(Network, operation, actor, _client));
        }
    }

    [Fact]
    public async Task An_actor_whose_account_was_disabled_is_refused_everywhere()
    {
        var actor = await Network.Account(Role.NetworkHead);
        var form = new AccountForm { DisplayName = "Бывшая", Role = Role.NetworkHead, Disabled = true };
        (await Network.In<Accounts, Outcome<Nothing>>(a => a.Change(Network.Head, actor.AccountId!.Value, form))).Expect();

        await IsRefusedEverywhere(actor);
    }

    [Fact]
    public async Task An_actor_whose_account_is_gone_is_refused_everywhere()
    {
        var actor = await Network.Account(Role.NetworkHead);
        Assert.Equal(1, Network.Sql("DELETE FROM accounts WHERE Id = @0", actor.AccountId!.Value.Key()));

        await IsRefusedEverywhere(actor);
    }

    [Theory]
    [InlineData(Role.NetworkHead)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Visitor)]
    public async Task An_actor_with_a_role_that_is_not_the_accounts_is_refused_everywhere(Role forged) =>
        await IsRefusedEverywhere(Network.Specialist with { Role = forged });

    [Theory]
    [InlineData(Role.NetworkHead)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Specialist)]
    public async Task An_actor_without_an_account_has_no_persons_role(Role role) => await IsRefusedEverywhere(new Actor(null, role));

    private async Task IsRefusedEverywhere(Actor actor)
    {
        var before = Kept();
        foreach (var operation in Guarded)
        {
            await IsRefused(operation, actor);
        }

        Assert.Equal(before, Kept());
    }

    /// <summary>What somebody who came in could have changed.</summary>
    private List<string> Kept() => [.. Network.Rows("clients"), .. Network.Rows("accounts")];

    private async Task IsRefused(Operation operation, Actor actor)
    {
        var outcome = await Operations.Call(Network, operation, actor, _client);

        Assert.True(outcome == NotAllowed, $"{operation.Name} as {actor.Role}: {outcome}");
        await using var db = Network.Db();
        var entry = db.Trail.OrderByDescending(t => t.Seq).First();
        Assert.Equal((TrailAction.Refused, actor.Role, actor.AccountId, actor.Address), (entry.Action, entry.Role, entry.AccountId, entry.Address));
        Assert.Contains($"\"{Operations.Needs[operation.Name]}\"", entry.Detail, StringComparison.Ordinal);
    }
}
