using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Access;

public sealed class AccountTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private const string Password = "correct horse battery";

    private SomeNetwork Network => shared.Network;

    [Fact]
    public async Task An_account_that_was_added_is_listed_without_a_password()
    {
        var form = Form("Ольга", "olga@desk.example", Role.Staff);
        var id = (await Add(form)).Expect();

        var account = (await List()).Single(a => a.Id == id);
        Assert.Equal(("Ольга", "olga@desk.example", Role.Staff), (account.DisplayName, account.Email, account.Role));
        Assert.Equal((false, false, false), (account.Disabled, account.HasPassword, account.HasSecondFactor));
        Assert.Equal([Network.Salon], account.Salons);
    }

    [Theory]
    [InlineData("twice@desk.example")]
    [InlineData(" TWICE@Desk.Example ")]
    public async Task An_email_that_another_account_has_is_refused_in_any_case(string email)
    {
        await Add(Form("Первая", "twice@desk.example", Role.Staff));

        var problems = Assert.IsType<Outcome<Guid>.Invalid>(await Add(Form("Вторая", email, Role.Staff))).Problems;
        Assert.Equal([new FieldProblem(Field.AccountEmail, Problem.Taken)], problems);
    }

    [Fact]
    public async Task What_an_account_cannot_be_is_told_by_field()
    {
        var form = new AccountForm { DisplayName = " ", Email = "not mail", Role = Role.Operator, Salons = [Guid.CreateVersion7()] };

        var problems = Assert.IsType<Outcome<Guid>.Invalid>(await Add(form)).Problems;
        Assert.Equal(
            [
                new(Field.DisplayName, Problem.Required), new(Field.Role, Problem.Unknown), new(Field.Salon, Problem.Unknown),
                new(Field.AccountEmail, Problem.NotAnEmail),
            ],
            problems);
    }

    [Theory]
    [InlineData(Role.Nobody)]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Operator)]
    public async Task No_account_can_have_a_role_that_is_not_a_persons(Role role) =>
        Assert.IsType<Outcome<Guid>.Invalid>(await Add(Form("Никто", $"{role}@desk.example", role)));

    [Fact]
    public async Task A_changed_role_or_state_changes_the_security_stamp_and_a_changed_name_does_not()
    {
        var form = Form("Вера", "vera@desk.example", Role.Staff);
        var id = (await Add(form)).Expect();
        var first = await Stamp(id);

        form.DisplayName = "Вера Павловна";
        (await Change(id, form)).Expect();
        Assert.Equal(first, await Stamp(id));

        form.Role = Role.Manager;
        (await Change(id, form, await Network.WithFactor())).Expect();
        var second = await Stamp(id);
        Assert.NotEqual(first, second);

        form.Disabled = true;
        (await Change(id, form)).Expect();
        Assert.NotEqual(second, await Stamp(id));
        var changed = (await List()).Single(a => a.Id == id);
        Assert.Equal(("Вера Павловна", Role.Manager, true), (changed.DisplayName, changed.Role, changed.Disabled));
    }

    [Fact]
    public async Task A_head_cannot_disable_himself_or_take_the_role_from_himself()
    {
        var head = Network.Head.AccountId!.Value;
        var form = Form("Глава", null, Role.NetworkHead);
        form.Disabled = true;
        Assert.Equal([new FieldProblem(Field.Role, Problem.OneSelf)], Assert.IsType<Outcome<Nothing>.Invalid>(await Change(head, form)).Problems);

        (form.Disabled, form.Role) = (false, Role.Manager);
        Assert.Equal([new FieldProblem(Field.Role, Problem.OneSelf)], Assert.IsType<Outcome<Nothing>.Invalid>(await Change(head, form)).Problems);

        form.Role = Role.NetworkHead;
        (await Change(head, form)).Expect();
        Assert.NotEmpty(await List());
    }

    [Fact]
    public async Task To_let_somebody_see_more_needs_a_fresh_second_factor_and_to_take_away_does_not()
    {
        var (fresh, form) = (await Network.WithFactor(), Form("Зоя", "zoya@desk.example", Role.Manager));
        Assert.IsType<Outcome<Guid>.SecondFactorNeeded>(await Add(form));
        var id = (await Add(form, fresh)).Expect();

        Assert.IsType<Outcome<PasswordLink>.SecondFactorNeeded>(await Link(id));
        form.Role = Role.NetworkHead;
        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Change(id, form));
        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Change(id, form, await Network.WithFactor(ago: TimeSpan.FromMinutes(6))));
        (await Change(id, form, fresh)).Expect();

        (form.Role, form.Disabled) = (Role.Specialist, true);
        (await Change(id, form)).Expect();
        form.Disabled = false;
        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Change(id, form));
        (await Change(id, form, fresh)).Expect();
    }

    [Fact]
    public async Task A_lost_second_factor_is_taken_off_by_another_head_who_shows_his_own_and_by_nobody_for_himself()
    {
        var id = (await Add(Form("Ия", "iya@desk.example", Role.Staff))).Expect();
        Assert.Equal(1, Network.Sql("UPDATE accounts SET TwoFactorEnabled = 1 WHERE Id = @0", id.Key()));
        var (stamp, fresh) = (await Stamp(id), await Network.WithFactor());

        Assert.IsType<Outcome<Nothing>.SecondFactorNeeded>(await Reset(Network.Head, id));
        Assert.True((await List()).Single(a => a.Id == id).HasSecondFactor);
        (await Reset(fresh, id)).Expect();
        Assert.False((await List()).Single(a => a.Id == id).HasSecondFactor);
        Assert.NotEqual(stamp, await Stamp(id));

        var own = Assert.IsType<Outcome<Nothing>.Invalid>(await Reset(fresh, fresh.AccountId!.Value));
        Assert.Equal([new FieldProblem(Field.Role, Problem.OneSelf)], own.Problems);
    }

    [Fact]
    public async Task A_password_link_sets_a_password_once()
    {
        var id = (await Add(Form("Нина", "nina@desk.example", Role.Staff))).Expect();
        var link = (await Link(id)).Expect();
        Assert.Equal(id, link.AccountId);

        Assert.True((await Reset(id, link.Code, Password)).Succeeded);
        Assert.False((await Reset(id, link.Code, Password + " again")).Succeeded);
        Assert.True((await List()).Single(a => a.Id == id).HasPassword);
        Assert.True(await Network.In<UserManager<Account>, bool>(async users => await users.CheckPasswordAsync((await users.FindByEmailAsync("NINA@desk.example"))!, Password)));
    }

    [Fact]
    public async Task A_password_link_of_one_account_does_nothing_for_another()
    {
        var (one, other) = ((await Add(Form("А", "a@desk.example", Role.Staff))).Expect(), (await Add(Form("Б", "b@desk.example", Role.Staff))).Expect());

        Assert.False((await Reset(other, (await Link(one)).Expect().Code, Password)).Succeeded);
    }

    [Fact]
    public async Task There_is_no_password_link_for_an_account_that_does_not_exist() =>
        Assert.IsType<Outcome<PasswordLink>.NotFound>(await Link(Guid.CreateVersion7()));

    [Theory]
    [InlineData("o'neil@desk.example")]
    [InlineData("first+second@desk.example")]
    [InlineData("мария@пошта.example")]
    public async Task Whoever_has_an_account_can_set_a_password_whatever_letters_the_email_has(string email)
    {
        var id = (await Add(Form("Некто", email, Role.Staff))).Expect();

        var result = await Reset(id, (await Link(id)).Expect().Code, Password);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Code)));
    }

    [Theory]
    [InlineData("fourteen chars", false)]
    [InlineData("fifteen letters", true)]
    [InlineData("пятнадцать букв", true)]
    public async Task Fifteen_characters_are_enough_and_fourteen_are_not(string password, bool isEnough)
    {
        var id = (await Add(Form("Некто", $"{Guid.NewGuid():N}@desk.example", Role.Staff))).Expect();

        Assert.Equal(isEnough, (await Reset(id, (await Link(id)).Expect().Code, password)).Succeeded);
    }

    [Fact]
    public async Task A_password_is_hashed_with_at_least_220000_rounds_of_hmac_sha_512()
    {
        var id = (await Add(Form("Некто", "hash@desk.example", Role.Staff))).Expect();
        Assert.True((await Reset(id, (await Link(id)).Expect().Code, Password)).Succeeded);

        var hash = Convert.FromBase64String((string)Network.Value("SELECT PasswordHash FROM accounts WHERE Id = @0", id.Key())!);
        // Identity's format 3: marker (1), function (4), rounds (4), salt length (4), salt, subkey.
        uint At(int offset) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset));
        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, At(1));
        Assert.InRange(At(5), 220_000u, 10_000_000u);
        Assert.InRange(At(9), 16u, 64u);
    }

    private AccountForm Form(string name, string? email, Role role) => new() { DisplayName = name, Email = email, Role = role, Salons = [Network.Salon] };

    private Task<Outcome<Guid>> Add(AccountForm form, Actor? by = null) => Network.In<Accounts, Outcome<Guid>>(a => a.Add(by ?? Network.Head, form));

    private Task<Outcome<Nothing>> Change(Guid id, AccountForm form, Actor? by = null) => Network.In<Accounts, Outcome<Nothing>>(a => a.Change(by ?? Network.Head, id, form));

    private Task<Outcome<Nothing>> Reset(Actor by, Guid id) => Network.In<Accounts, Outcome<Nothing>>(a => a.ResetSecondFactor(by, id));

    private Task<Outcome<PasswordLink>> Link(Guid id) => Network.In<Accounts, Outcome<PasswordLink>>(a => a.MakePasswordLink(Network.Head, id));

    private async Task<IReadOnlyList<AccountView>> List() =>
        (await Network.In<Accounts, Outcome<IReadOnlyList<AccountView>>>(a => a.List(Network.Head))).Expect();

    private Task<IdentityResult> Reset(Guid id, string code, string password) => Network.In<UserManager<Account>, IdentityResult>(async users =>
        await users.ResetPasswordAsync((await users.FindByIdAsync(id.ToString()))!, Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code)), password));

    private async Task<string?> Stamp(Guid id)
    {
        await using var db = Network.Db();
        return (await db.Users.FindAsync(id))!.SecurityStamp;
    }
}
