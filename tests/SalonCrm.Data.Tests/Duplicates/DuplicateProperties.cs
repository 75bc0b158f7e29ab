using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Tests.FollowUps;

namespace SalonCrm.Data.Tests.Duplicates;

/// <summary>Whatever is saved in whatever order, the pairs are those that comparing all with all finds.</summary>
public sealed class DuplicateProperties
{
    private static readonly string[] Firsts = ["Мария", "Маша", "Maria", "Анна", "Алла", "Саша", "Александр", "Александра", "Мрия"];
    private static readonly string[] Lasts = ["Иванова", "Ivanova", "Ивнова", "Иванов", "Петрова"];
    private static readonly string[] Phones = ["+79161234501", "+79161234502", "+79161234503"];

    [Fact]
    public void The_open_pairs_are_those_of_a_naive_comparison_and_the_sweep_finds_nothing_more() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Live(new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    private static async Task Live(Random random)
    {
        await using var network = await SomeNetwork.Make();
        var clients = new List<Guid>();
        for (var step = 0; step < 25; step++)
        {
            if (clients.Count < 4 || random.Next(2) == 0)
            {
                clients.Add(await network.Born(Any(random, Firsts), Any(random, Lasts), Any(random, Phones), Day(random), random.Next(3) == 0 ? "maria@mail.example" : null));
            }
            else
            {
                await network.Change(clients[random.Next(clients.Count)], form =>
                {
                    (form.FirstName, form.LastName, form.BirthDate, form.SharesPhoneKnowingly) = (Any(random, Firsts), Any(random, Lasts), Day(random), true);
                    form.Phones[0].Text = Any(random, Phones);
                });
            }
        }

        var naive = await network.Naive();
        Assert.NotEmpty(naive);
        Assert.Equal(naive, (await network.Pairs()).Select(p => (p.FirstId, p.SecondId, p.Score, p.Reasons)));
        Assert.Equal(0, await network.DuplicateSweep().Sweep(CancellationToken.None));
    }

    private static DateOnly? Day(Random random) => random.Next(3) == 0 ? null : SomeDuplicates.BirthDate.AddDays(random.Next(2));

    private static string Any(Random random, string[] of) => of[random.Next(of.Length)];
}
