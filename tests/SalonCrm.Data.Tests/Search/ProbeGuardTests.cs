using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Search;

namespace SalonCrm.Data.Tests.Search;

/// <summary>Whoever sees numbers masked searches by any part of one, and finds no hidden digit out by it.</summary>
public sealed class ProbeGuardTests : IAsyncLifetime
{
    private SomeNetwork _network = null!;
    private Guid _victim;

    public async Task InitializeAsync()
    {
        _network = await SomeNetwork.Make();
        _victim = await _network.Client("Мария", "Иванова", "+7 916 123-45-67");
        for (var i = 0; i < 6; i++)
        {
            await _network.Client($"Имя{(char)('а' + i)}", "Другая", $"+7 903 000-{i}{i}-{i}{i}");
        }

        await _network.FillDirectory();
    }

    public async Task DisposeAsync() => await _network.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("иванова ")]
    public async Task Attack_a_masked_number_found_out_digit_by_digit_from_its_beginning(string beside)
    {
        // The mask shows +7 916 •••-••-67: the attacker tries each next digit, the last ones first.
        var known = "916";
        while (known.Length < 8 && await NextDigit(d => known + d, beside) is { } digit)
        {
            known += digit;
        }

        Assert.InRange(known.Length, 3, 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("иванова ")]
    public async Task Attack_a_masked_number_found_out_digit_by_digit_from_its_end(string beside)
    {
        var known = "67";
        while (known.Length < 8 && await NextDigit(d => d + known, beside) is { } digit)
        {
            known = digit + known;
        }

        Assert.InRange(known.Length, 2, 4);
    }

    [Fact]
    public async Task Attack_two_digits_tried_at_once()
    {
        var tries = 0;
        for (var pair = 99; pair >= 0; pair--)
        {
            tries += await Finds($"916{pair:00}") ? 1 : 0;
        }

        Assert.Equal(0, tries);
    }

    [Fact]
    public async Task Who_was_tried_out_is_still_found_by_the_whole_number_and_by_name_and_by_others()
    {
        for (var d = 9; d >= 0; d--)
        {
            await Finds($"916{d}");
        }

        var part = (await _network.Search.Find(_network.Staff, "4567")).Expect();
        Assert.Empty(part.Hits);
        Assert.True(part.IsWithheld);
        Assert.True(await Finds("+7 916 123-45-67"));
        Assert.True(await Finds("иванова"));
        Assert.Equal(_victim, Assert.Single((await _network.Search.Find(_network.Manager, "4567")).Expect().Hits).Id);
    }

    [Fact]
    public async Task Thirty_callers_whose_numbers_begin_alike_leave_her_found_by_the_whole_number_and_by_colleagues()
    {
        for (var call = 0; call < 30; call++)
        {
            var number = $"9161{call:00}0000";
            for (var typed = 3; typed <= number.Length; typed++)
            {
                await Finds(number[..typed]);
            }
        }

        Assert.True(await Finds("+7 916 123-45-67"));
        var other = await _network.Account(Role.Staff);
        Assert.Single((await _network.Search.Find(other, "4567")).Expect().Hits);
    }

    [Fact]
    public void After_an_hour_the_misses_are_forgotten()
    {
        var time = new Clock();
        var guard = new ProbeGuard(time);
        var (account, client) = (Guid.NewGuid(), Guid.NewGuid());
        for (var d = 0; d < ProbeGuard.MostMisses; d++)
        {
            guard.Note(account, DirectoryQuery.Parse($"916{d}")!, [], _ => [client]);
        }

        Assert.True(guard.Withhold(account, [client]));
        Assert.False(guard.Withhold(Guid.NewGuid(), [client]));
        time.Moment += ProbeGuard.Window;
        Assert.False(guard.Withhold(account, [client]));
    }

    private async Task<string?> NextDigit(Func<string, string> with, string beside)
    {
        for (var d = 9; d >= 0; d--)
        {
            if (await Finds(beside + with($"{d}")))
            {
                return $"{d}";
            }
        }

        return null;
    }

    private async Task<bool> Finds(string text) => (await _network.Search.Find(_network.Staff, text)).Expect().Hits.Any(h => h.Id == _victim);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Moment { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Moment;
    }
}
