using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Tests.House;

namespace SalonCrm.Data.Tests.Calls;

public sealed class TelephoneExchangeTests(SharedNetwork shared) : IClassFixture<SharedNetwork>
{
    private static int _lines = 1_000_000;

    private SomeNetwork Network => shared.Network;

    private TelephoneExchanges Exchanges => Network.Services.GetRequiredService<TelephoneExchanges>();

    private ExchangeSecrets Secrets => Network.Services.GetRequiredService<ExchangeSecrets>();

    [Fact]
    public async Task A_secret_made_here_is_shown_once_and_is_nowhere_in_the_file()
    {
        var form = Some();
        var secret = (await Exchanges.Save(Network.Head, form)).Expect();

        Assert.StartsWith("sx_", secret, StringComparison.Ordinal);
        Assert.Equal(46, secret!.Length);
        Assert.Equal(secret, Secrets.Find(form.Id)!.Secret);
        Assert.Null((await Exchanges.Save(Network.Head, form)).Expect());
        Assert.Null((await View(form.Id)).Form.Secret);
        Assert.DoesNotContain(Network.Rows("telephone_exchanges"), row => row.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, $"{form} {Secrets.Find(form.Id)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_secret_takes_the_place_of_the_old_one_and_two_clicks_make_one()
    {
        var form = Some();
        var old = (await Exchanges.Save(Network.Head, form)).Expect();
        var version = (await View(form.Id)).Form.Version;

        var secret = (await Exchanges.NewSecret(Network.Head, form.Id, version)).Expect();

        Assert.NotEqual(old, secret);
        Assert.Equal(secret, Secrets.Find(form.Id)!.Secret);
        Assert.IsType<Outcome<string>.Conflict>(await Exchanges.NewSecret(Network.Head, form.Id, version));
        Assert.IsType<Outcome<string>.NotFound>(await Exchanges.NewSecret(Network.Head, Guid.NewGuid(), 1));
    }

    [Fact]
    public async Task A_providers_secret_is_typed_kept_while_nothing_is_typed_and_replaced_by_another()
    {
        var form = Some(ExchangeKind.MangoOffice);
        (form.Login, form.Secret) = ("key-of-the-exchange", "salt-of-the-exchange");
        Assert.Null((await Exchanges.Save(Network.Head, form)).Expect());
        Assert.Equal(("salt-of-the-exchange", "key-of-the-exchange"), (Secrets.Find(form.Id)!.Secret, Secrets.Find(form.Id)!.Login));

        var renamed = (await View(form.Id)).Form;
        renamed.Name += " new";
        (await Exchanges.Save(Network.Head, renamed)).Expect();
        Assert.Equal("salt-of-the-exchange", Secrets.Find(form.Id)!.Secret);

        var another = (await View(form.Id)).Form;
        another.Secret = "another-salt";
        var version = another.Version;
        (await Exchanges.Save(Network.Head, another)).Expect();
        Assert.Equal("another-salt", Secrets.Find(form.Id)!.Secret);
        Assert.Equal(version + 1, (await View(form.Id)).Form.Version);
        Assert.IsType<Outcome<string>.Invalid>(await Exchanges.NewSecret(Network.Head, form.Id, version + 1));

        another.Secret = "a third salt";
        Assert.IsType<Outcome<string?>.Conflict>(await Exchanges.Save(Network.Head, another));
        Assert.Equal("another-salt", Secrets.Find(form.Id)!.Secret);
    }

    [Fact]
    public async Task A_revoked_exchange_is_not_heard_from_that_moment_on_and_for_a_while_that_is_undone()
    {
        var form = Some();
        await Exchanges.Save(Network.Head, form);
        await Change(form.Id, f => f.IsRetired = true);

        Assert.Null(Secrets.Find(form.Id));
        var news = new CallNews { CallId = "1", Event = CallEvent.Ringing };
        var announcements = Network.Services.GetRequiredService<CallAnnouncements>();
        Assert.IsType<Outcome<CallHeard>.NotAllowed>(await announcements.Tell(Actor.Exchange(form.Id, null, null), news));

        await Change(form.Id, f => f.IsRetired = false);
        Assert.NotNull(Secrets.Find(form.Id));
    }

    [Fact]
    public async Task A_line_is_kept_in_its_one_spelling_and_not_twice()
    {
        var form = Some();
        form.Lines =
        [
            new() { Line = "8 (495) 999-00-11", SalonId = Network.Salon }, new() { Line = "  ", SalonId = Network.Salon },
            new() { Line = "Reception", SalonId = Network.Salon }, new() { Line = "+7 495 9990011", SalonId = Network.Salon },
        ];
        Assert.Equal([new FieldProblem(Field.ExchangeLines, Problem.Taken, 2)], Problems(await Exchanges.Save(Network.Head, form)));

        form.Lines.RemoveAt(2);
        (await Exchanges.Save(Network.Head, form)).Expect();
        Assert.Equal(["+74959990011", "reception"], (await View(form.Id)).Form.Lines.Select(l => l.Line));
    }

    [Theory]
    [InlineData(ExchangeKind.Own, Field.TelephoneExchange, Problem.Required)]
    [InlineData(ExchangeKind.Zadarma, Field.ExchangeSecret, Problem.Required)]
    [InlineData(ExchangeKind.MangoOffice, Field.ExchangeLogin, Problem.Required)]
    [InlineData(ExchangeKind.Twilio, Field.ExchangeLogin, Problem.NotAnAddress)]
    [InlineData(ExchangeKind.Mapped, Field.ExchangeMapping, Problem.Required)]
    [InlineData(ExchangeKind.Binotel, Field.ExchangeSecret, Problem.Contradicts)]
    [InlineData((ExchangeKind)99, Field.ExchangeKind, Problem.Unknown)]
    public async Task What_a_kind_needs_is_asked_for(ExchangeKind kind, Field field, Problem problem)
    {
        var form = Some(kind);
        form.Name = kind == ExchangeKind.Own ? " " : form.Name;
        form.Login = kind == ExchangeKind.Twilio ? "https://portal.example/behind" : null;
        form.Secret = kind == ExchangeKind.Binotel ? "typed" : null;

        Assert.Contains(new FieldProblem(field, problem), Problems(await Exchanges.Save(Network.Head, form)));
        Assert.DoesNotContain((await Exchanges.List(Network.Head)).Expect(), v => v.Form.Id == form.Id);
    }

    [Fact]
    public async Task An_unknown_salon_too_long_a_line_and_another_kind_are_refused()
    {
        var form = Some();
        await Exchanges.Save(Network.Head, form);
        form = (await View(form.Id)).Form;
        form.Kind = ExchangeKind.Binotel;
        form.Lines = [new() { Line = "a", SalonId = Guid.NewGuid() }, new() { Line = new string('b', 61), SalonId = Network.Salon }];

        Assert.Equal(
            [new(Field.ExchangeKind, Problem.Contradicts), new(Field.ExchangeLines, Problem.Unknown, 0), new(Field.ExchangeLines, Problem.TooLong, 1)],
            Problems(await Exchanges.Save(Network.Head, form)));
    }

    [Fact]
    public async Task A_mapping_comes_back_as_it_was_typed()
    {
        var form = Some(ExchangeKind.Mapped);
        form.Mapping = new() { CallId = " call.id ", Number = "from", Event = "state", Ringing = "ringing, start", SwapsWhenOutgoing = true, SignatureHeader = "X-Sign", Writing = SignatureWriting.Base64 };
        (await Exchanges.Save(Network.Head, form)).Expect();

        Assert.Equal(form.Mapping with { CallId = "call.id" }, (await View(form.Id)).Form.Mapping);
        Assert.Equal(form.Mapping with { CallId = "call.id" }, Secrets.Find(form.Id)!.Mapping);
    }

    [Fact]
    public async Task A_line_that_was_nobodys_is_a_salons_in_one_click_and_its_calls_come_with_it()
    {
        var form = Some();
        form.Lines.Clear();
        await Exchanges.Save(Network.Head, form);
        var line = $"+7495{Interlocked.Increment(ref _lines)}";
        var announcements = Network.Services.GetRequiredService<CallAnnouncements>();
        var heard = (await announcements.Tell(
            Actor.Exchange(form.Id, null, null), new CallNews { CallId = "1", Event = CallEvent.Ringing, Number = shared.Phone(), Line = line })).Expect();
        Assert.False(heard.LineIsKnown);
        var view = await View(form.Id);
        Assert.Equal((line, 1), view.UnknownLines.Select(l => (l.Line, l.Calls)).Single());
        Assert.NotNull(view.LastHeardAt);

        (await Exchanges.Assign(Network.Head, form.Id, line, Network.Salon)).Expect();
        (await Exchanges.Assign(Network.Head, form.Id, line, Network.Salon)).Expect();

        view = await View(form.Id);
        Assert.Empty(view.UnknownLines);
        Assert.Equal((line, Network.Salon), view.Form.Lines.Select(l => (l.Line!, l.SalonId)).Single());
        await using var db = Network.Db();
        Assert.Equal(Network.Salon, (await db.Calls.AsNoTracking().SingleAsync(c => c.Id == heard.CallId)).SalonId);
        Assert.IsType<Outcome<Nothing>.Invalid>(await Exchanges.Assign(Network.Head, form.Id, "other", Guid.NewGuid()));
        Assert.IsType<Outcome<Nothing>.NotFound>(await Exchanges.Assign(Network.Head, Guid.NewGuid(), "other", Network.Salon));
    }

    [Fact]
    public async Task Every_change_stands_in_the_trail_with_old_and_new_and_never_with_the_secret()
    {
        var form = Some(ExchangeKind.Zadarma);
        form.Secret = "never-to-be-told";
        (await Exchanges.Save(Network.Head, form)).Expect();
        var name = form.Name;
        await Change(form.Id, f => f.Name += " B");
        await Change(form.Id, f => f.Secret = "never-to-be-told-2");
        (await Exchanges.Save(Network.Head, (await View(form.Id)).Form)).Expect();

        await using var db = Network.Db();
        var entries = await db.Trail.AsNoTracking().Where(t => t.Action == TrailAction.ExchangeSaved && t.ObjectId == form.Id).OrderBy(t => t.Seq).ToListAsync();
        Assert.Equal(3, entries.Count);
        Assert.Contains($"{name} B", entries[1].Detail, StringComparison.Ordinal);
        Assert.Contains("new secret", entries[2].Detail, StringComparison.Ordinal);
        Assert.All(entries, e => Assert.DoesNotContain("never-to-be-told", e.Detail, StringComparison.Ordinal));
    }

    private static IReadOnlyList<FieldProblem> Problems(Outcome<string?> outcome) => Assert.IsType<Outcome<string?>.Invalid>(outcome).Problems;

    private ExchangeForm Some(ExchangeKind kind = ExchangeKind.Own) => new()
    {
        Name = $"АТС {Guid.NewGuid():N}",
        Kind = kind,
        Lines = [new() { Line = $"+7495{Interlocked.Increment(ref _lines)}", SalonId = Network.Salon }],
    };

    private async Task<ExchangeView> View(Guid exchange) => (await Exchanges.List(Network.Head)).Expect().Single(v => v.Form.Id == exchange);

    private async Task Change(Guid exchange, Action<ExchangeForm> change)
    {
        var form = (await View(exchange)).Form;
        change(form);
        (await Exchanges.Save(Network.Head, form)).Expect();
    }
}
