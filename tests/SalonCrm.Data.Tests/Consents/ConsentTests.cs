using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Consents;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Consents;

public sealed class ConsentTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private SomeNetwork Network => shared.Network;

    private ClientConsents Consents => Network.Services.GetRequiredService<ClientConsents>();

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Of_a_new_client_nobody_has_asked_anything_and_each_purpose_has_its_first_text_in_two_languages()
    {
        var states = (await Consents.Of(Network.Specialist, await shared.Client())).Expect();

        Assert.Equal(Enum.GetValues<ConsentPurpose>(), states.Select(s => s.Purpose));
        Assert.All(states, s => Assert.Equal((ConsentStanding.NeverAsked, 1), (s.Standing, s.Current.Version)));
        Assert.All(states, s => Assert.Equal(["en", "ru"], s.Current.Texts.Keys.Order(StringComparer.Ordinal)));
        Assert.All(states, s => Assert.NotEqual(s.Current.In("en"), s.Current.In("ru")));
        Assert.All(states, s => Assert.Equal(s.Current.In("en"), s.Current.In("pl")));
    }

    [Fact]
    public async Task A_consent_that_was_given_is_told_with_version_day_channel_and_who_recorded_it()
    {
        var form = Form(await shared.Client(), ConsentPurpose.Photos, ConsentChannel.Paper);

        var state = Of(await Consents.Give(Network.Staff, form), ConsentPurpose.Photos);

        Assert.Equal((ConsentStanding.Given, 1, Today, ConsentChannel.Paper, "Staff"), (state.Standing, state.Agreed!.Version, state.GivenOn, state.Channel, state.Written!.By));
        Assert.True(await Allows(form.ClientId, ConsentPurpose.Photos));
        Assert.False(await Allows(form.ClientId, ConsentPurpose.Marketing));
    }

    [Fact]
    public async Task Giving_the_same_version_again_changes_nothing_and_a_form_sent_late_does_not_undo_a_withdrawal()
    {
        var form = Form(await shared.Client(), ConsentPurpose.Marketing);
        (await Consents.Give(Network.Staff, form)).Expect();
        (await Consents.Give(Network.Staff, form)).Expect();
        (await Consents.Give(Network.Staff, Form(form.ClientId, ConsentPurpose.Marketing, ConsentChannel.Paper))).Expect();
        Assert.Equal(1, await Rows(form.ClientId));

        (await Consents.Withdraw(Network.Staff, form.ClientId, form.Purpose)).Expect();
        var state = Of(await Consents.Give(Network.Staff, form), ConsentPurpose.Marketing);
        Assert.Equal(ConsentStanding.Withdrawn, state.Standing);
    }

    [Fact]
    public async Task A_withdrawn_consent_allows_nothing_and_can_be_given_anew_the_same_day()
    {
        var form = Form(await shared.Client(), ConsentPurpose.HealthData);
        (await Consents.Give(Network.Staff, form)).Expect();

        var state = Of(await Consents.Withdraw(Network.Staff, form.ClientId, form.Purpose), form.Purpose);
        Assert.Equal((ConsentStanding.Withdrawn, Today), (state.Standing, state.WithdrawnOn));
        Assert.False(await Allows(form.ClientId, form.Purpose));
        (await Consents.Withdraw(Network.Staff, form.ClientId, form.Purpose)).Expect();

        (await Consents.Give(Network.Staff, Form(form.ClientId, form.Purpose))).Expect();
        Assert.True(await Allows(form.ClientId, form.Purpose));
        Assert.Equal(2, await Rows(form.ClientId));
    }

    [Fact]
    public async Task What_was_never_given_cannot_be_withdrawn()
    {
        var client = await shared.Client();
        var refused = Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.Invalid>(await Consents.Withdraw(Network.Staff, client, ConsentPurpose.Photos));
        Assert.Equal([new FieldProblem(Field.Consent, Problem.NoConsent)], refused.Problems);
    }

    [Fact]
    public async Task The_history_tells_what_was_given_and_what_was_withdrawn()
    {
        var form = Form(await shared.Client(), ConsentPurpose.Photos, ConsentChannel.Phone);
        (await Consents.Give(Network.Staff, form)).Expect();
        (await Consents.Withdraw(Network.Staff, form.ClientId, form.Purpose)).Expect();

        var changes = (await Network.Cards.History(Network.Manager, form.ClientId)).Expect().SelectMany(c => c.Fields).Where(f => f.Field == Field.Consent).ToList();
        var (given, withdrawn) = ($"Photos; 1; Phone; {Today:yyyy-MM-dd}", $"Photos; 1; Phone; {Today:yyyy-MM-dd}; {Today:yyyy-MM-dd}");
        Assert.Equal([new(Field.Consent, given, withdrawn), new(Field.Consent, null, given)], changes);
    }

    [Fact]
    public async Task A_day_that_cannot_be_is_refused()
    {
        var card = shared.Form();
        card.BirthDate = Today.AddDays(-1);
        (await Network.Cards.Create(Network.Manager, card)).Expect();
        async Task<FieldProblem> Problem(DateOnly day)
        {
            var form = Form(card.Id, ConsentPurpose.Photos);
            form.GivenOn = day;
            return Assert.Single(Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.Invalid>(await Consents.Give(Network.Staff, form)).Problems);
        }

        Assert.Equal(new(Field.Date, Data.Clients.Problem.InTheFuture), await Problem(Today.AddDays(3)));
        Assert.Equal(new(Field.Date, Data.Clients.Problem.BeforeBirth), await Problem(Today.AddDays(-2)));
        // Before the text was there, nobody can have agreed to it.
        Assert.Equal(new(Field.Date, Data.Clients.Problem.OutOfRange), await Problem(Today.AddDays(-1)));
    }

    [Fact]
    public async Task Who_has_not_signed_in_records_nothing_and_a_client_that_is_not_there_is_not_found()
    {
        var client = await shared.Client();
        Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.NotAllowed>(await Consents.Give(Actor.Visitor(null, null), Form(client, ConsentPurpose.Photos)));
        Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.NotAllowed>(await Consents.Withdraw(Actor.Visitor(null, null), client, ConsentPurpose.Photos));
        Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.NotFound>(await Consents.Of(Network.Staff, Guid.CreateVersion7()));
        Assert.IsType<Outcome<IReadOnlyList<ConsentState>>.NotFound>(await Consents.Give(Network.Staff, Form(Guid.CreateVersion7(), ConsentPurpose.Photos)));
        Assert.Equal(0, await Rows(client));
    }

    [Fact]
    public async Task A_consent_that_was_put_back_after_its_withdrawal_behind_the_portals_back_counts_as_none()
    {
        var form = Form(await shared.Client(), ConsentPurpose.Photos);
        (await Consents.Give(Network.Staff, form)).Expect();
        (await Consents.Withdraw(Network.Staff, form.ClientId, form.Purpose)).Expect();

        Assert.Equal(1, Network.Sql("UPDATE consents SET WithdrawnOn = NULL WHERE Id = @0", form.Id.Key()));

        Assert.Equal(ConsentStanding.Unclear, Of(await Consents.Of(Network.Staff, form.ClientId), form.Purpose).Standing);
        Assert.False(await Allows(form.ClientId, form.Purpose));
    }

    private static ConsentForm Form(Guid client, ConsentPurpose purpose, ConsentChannel channel = ConsentChannel.InPerson) =>
        new() { ClientId = client, Purpose = purpose, Channel = channel, TextVersion = 1 };

    private static ConsentState Of(Outcome<IReadOnlyList<ConsentState>> outcome, ConsentPurpose purpose) => outcome.Expect().Single(s => s.Purpose == purpose);

    private async Task<int> Rows(Guid client)
    {
        await using var db = Network.Db();
        return await db.Consents.CountAsync(c => c.ClientId == client);
    }

    private async Task<bool> Allows(Guid client, ConsentPurpose purpose)
    {
        await using var db = Network.Db();
        return await new Passage(db, Network.Staff, DateTimeOffset.UtcNow, CancellationToken.None).HasConsent(client, purpose);
    }
}
