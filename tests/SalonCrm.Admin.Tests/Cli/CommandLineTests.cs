using System.Globalization;
using SalonCrm.Admin.Cli;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private readonly SomeCommand _command = new();

    public CommandLineTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task Init_makes_the_network_and_prints_the_heads_link()
    {
        var printed = await _command.Init();

        Assert.Equal(0, printed.Code);
        Assert.Empty(printed.Error);
        Assert.StartsWith("http://localhost:5080/Identity/Account/ResetPassword?account=", printed.Lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("The network exists already", (await _command.Init()).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_says_what_cannot_be_kept()
    {
        var printed = await _command.Run("init", "--network", "Сеть", "--salon", "Арбат", "--country", "XX", "--head", "head");

        var line = printed.Refusal();
        Assert.Contains("Country of the salon: There is none of that name.", line, StringComparison.Ordinal);
        Assert.Contains("Email to sign in with: This is not an email address.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_prints_card_number_name_and_whole_phone()
    {
        await _command.Init();
        await Keep("Мария", "Иванова", "+7 916 123-45-67");
        await Keep("Мария", "Петрова", "+7 916 765-43-21");

        Assert.Equal(["1\tИванова Мария\t+7 916 123-45-67"], (await _command.Run("find", "45-67")).Lines);
        Assert.Equal(["2\tПетрова Мария\t+7 916 765-43-21"], (await _command.Run("find", "мария", "петр")).Lines);
        Assert.Equal("Nobody was found.", (await _command.Run("find", "сидоров")).Refusal());
        Assert.Equal("At least 3 digits or 2 letters are needed.", (await _command.Run("find", "и")).Refusal());
    }

    [Fact]
    public async Task A_mistyped_folder_is_not_made()
    {
        Assert.StartsWith("There is no network in ", (await _command.Run("find", "мария")).Refusal(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_command.Data));
        Assert.False(File.Exists(_command.Key));
    }

    [Fact]
    public async Task Account_unlock_takes_all_limits_away_and_a_lost_second_factor_can_be_taken_off()
    {
        await _command.Init();

        Assert.Contains("Limits taken away: 0.", string.Join(' ', (await _command.Run("account", "unlock")).Lines), StringComparison.Ordinal);
        Assert.Contains("The second factor is off.", string.Join(' ', (await _command.Run("account", "reset-factor", "--email", "HEAD@salon.example")).Lines), StringComparison.Ordinal);
        Assert.Equal("There is no account with the email ghost@salon.example.", (await _command.Run("account", "reset-factor", "--email", "ghost@salon.example")).Refusal());
    }

    [Fact]
    public async Task Account_accept_lets_an_account_in_again_that_was_changed_in_the_file()
    {
        await _command.Init();
        await _command.Sql("UPDATE accounts SET TwoFactorEnabled = 1");

        Assert.Equal("There is no account with the email ghost@salon.example.", (await _command.Run("account", "accept", "--email", "ghost@salon.example", "--role", "networkhead")).Refusal());
        Assert.Contains("The account is accepted", string.Join(' ', (await _command.Run("account", "accept", "--email", "HEAD@salon.example", "--role", "networkhead")).Lines), StringComparison.Ordinal);

        await using var data = await OpenedData.OpenNetwork(new DataPlace(_command.Data), CancellationToken.None);
        Assert.False((await data.Get<Accounts>().List(Actor.Operator)).Expect().Single().IsAltered);
    }

    [Fact]
    public async Task Account_add_makes_an_account_and_prints_its_link()
    {
        await _command.Init();

        var printed = await _command.Run(
            "account", "add", "--name", "Анна", "--email", "anna@salon.example", "--role", "manager", "--salon", "арбат", "--url", "https://crm.example/");

        Assert.Equal(0, printed.Code);
        Assert.StartsWith("https://crm.example/Identity/Account/ResetPassword?account=", printed.Lines[^1], StringComparison.Ordinal);
        var again = await _command.Run("account", "add", "--name", "Анна", "--email", "ANNA@salon.example", "--role", "manager");
        Assert.Equal("Email to sign in with: Somebody else signs in with it.", again.Refusal());
    }

    [Fact]
    public async Task An_unknown_salon_or_role_names_those_that_exist()
    {
        await _command.Init();

        var salon = await _command.Run("account", "add", "--name", "Анна", "--email", "a@salon.example", "--role", "staff", "--salon", "Невский");
        var role = await _command.Run("account", "add", "--name", "Анна", "--email", "a@salon.example", "--role", "operator");

        Assert.Equal("There is no salon \"Невский\". There are: Арбат", salon.Refusal());
        Assert.Equal("There is no role \"operator\". There are: Specialist, Staff, Manager, NetworkHead", role.Refusal());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("init", "--network", "Сеть")]
    [InlineData("--clients", "5")]
    [InlineData("--clients", "many", "--demo")]
    [InlineData("--demo", "--clients", "0")]
    [InlineData("--urls", "5080")]
    [InlineData("serve", "--urls", "ftp://localhost")]
    public async Task What_is_mistyped_is_said_in_one_line(params string[] args)
    {
        Assert.NotEmpty((await _command.Run(args)).Refusal());
        Assert.False(Directory.Exists(_command.Data));
    }

    [Fact]
    public async Task The_language_is_that_of_the_environment()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        Assert.StartsWith("В ", (await _command.Run("find", "мария")).Refusal(), StringComparison.Ordinal);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("pl-PL");
        Assert.StartsWith("There is no network", (await _command.Run("find", "мария")).Refusal(), StringComparison.Ordinal);
    }

    private async Task Keep(string first, string last, string phone)
    {
        await using var data = await OpenedData.OpenNetwork(new DataPlace(_command.Data), CancellationToken.None);
        var salon = (await data.Get<Salons>().View(Actor.Operator)).Expect().Salons[0];
        var form = new ClientForm { SalonId = salon.Id, FirstName = first, LastName = last, Phones = [new() { Text = phone }] };
        (await data.Get<ClientCards>().Create(Actor.Operator, form)).Expect();
    }
}
