using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Data.Tests.Network;

public sealed class NetworkSetupTests : IAsyncLifetime
{
    private static readonly Actor Visitor = Actor.Visitor("203.0.113.7", "browser");
    private readonly string _root = Directory.CreateTempSubdirectory("saloncrm-").FullName;
    private SomeNetwork _network = null!;

    public async Task InitializeAsync() => _network = await SomeNetwork.Open(_root);

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Fact]
    public async Task The_first_visit_makes_network_salon_and_head_with_the_code_and_only_once()
    {
        var code = await Code();
        Assert.Matches("^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$", code);
        Assert.False(await IsDone());

        var head = (await Claim(Visitor, Form(" " + code.ToLowerInvariant().Replace('-', ' ')))).Expect();
        Assert.True(await IsDone());
        var seen = (await _network.Services.GetRequiredService<Salons>().View(Actor.SignedIn(head, Role.NetworkHead, null, null))).Expect();
        Assert.Equal(("Сеть", "Арбат", "RU"), (seen.Name, seen.Home?.Name, seen.Home?.CountryCode));

        Assert.IsType<Outcome<Guid>.NotFound>(await Claim(Visitor, Form(code)));
        Assert.IsType<Outcome<Guid>.NotFound>(await Claim(Actor.Operator, Form(null)));
    }

    [Fact]
    public async Task Without_the_code_nobody_claims_the_portal()
    {
        Assert.Equal([new FieldProblem(Field.SetUpCode, Problem.TooManyTries)], await Problems(Form("AAAA-AAAA-AAAA-AAAA")));

        await Code();
        Assert.Equal([new FieldProblem(Field.SetUpCode, Problem.WrongCode)], await Problems(Form("AAAA-AAAA-AAAA-AAAA")));
        Assert.Equal([new FieldProblem(Field.SetUpCode, Problem.Required)], await Problems(Form(null)));
        Assert.False(await IsDone());
    }

    [Fact]
    public async Task After_ten_wrong_codes_the_right_one_does_not_help_until_a_new_one_is_printed()
    {
        var code = await Code();
        for (var i = 0; i < NetworkSetup.MostTries; i++)
        {
            Assert.Equal(Problem.WrongCode, Assert.Single(await Problems(Form("WRONG"))).Problem);
        }

        Assert.Equal(Problem.TooManyTries, Assert.Single(await Problems(Form(code))).Problem);
        (await Claim(Visitor, Form(await Code()))).Expect();
    }

    [Fact]
    public async Task A_new_code_ends_the_former()
    {
        var former = await Code();
        await Code();

        Assert.Equal([new FieldProblem(Field.SetUpCode, Problem.WrongCode)], await Problems(Form(former)));
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_form_is_told_and_the_code_stays_good()
    {
        var code = await Code();
        var problems = await Problems(new NetworkForm
        {
            Code = code, NetworkName = " ", SalonName = new string('я', 101), CountryCode = "XX", HeadName = "", HeadEmail = "none", Password = "fourteen chars",
        });

        Assert.Equal(
            [
                new(Field.NetworkName, Problem.Required), new(Field.SalonName, Problem.TooLong), new(Field.Country, Problem.Unknown),
                new(Field.DisplayName, Problem.Required), new(Field.AccountEmail, Problem.NotAnEmail), new(Field.Password, Problem.PasswordTooShort),
            ],
            problems);
        (await Claim(Visitor, Form(code))).Expect();
    }

    [Fact]
    public async Task Of_two_who_claim_in_the_same_moment_one_gets_the_network()
    {
        var code = await Code();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Claim(Visitor, Form(code)))));

        Assert.Single(outcomes.OfType<Outcome<Guid>.Done>());
        Assert.Equal(2, outcomes.OfType<Outcome<Guid>.NotFound>().Count());
    }

    private static NetworkForm Form(string? code) => new()
    {
        Code = code, NetworkName = "Сеть", SalonName = "Арбат", CountryCode = "RU", HeadName = "Глава", HeadEmail = "head@salon.example", Password = "correct horse battery",
    };

    private Task<string> Code() => _network.In<NetworkSetup, string>(s => Task.FromResult(s.MakeCode()));

    private Task<bool> IsDone() => _network.In<NetworkSetup, bool>(s => s.IsDone());

    private Task<Outcome<Guid>> Claim(Actor actor, NetworkForm form) => _network.In<NetworkSetup, Outcome<Guid>>(s => s.Claim(actor, form));

    private async Task<IReadOnlyList<FieldProblem>> Problems(NetworkForm form) => Assert.IsType<Outcome<Guid>.Invalid>(await Claim(Visitor, form)).Problems;
}
