using System.Text.Json;
using SalonCrm.Seed;
using SalonCrm.Seed.Labelled;

namespace SalonCrm.Data.Tests.Seed;

public sealed class LabelledPeopleTests
{
    [Fact]
    public void The_set_of_a_seed_is_always_the_same_and_has_every_kind_of_pair()
    {
        var set = LabelledPeople.Generate(1, 2000);
        Assert.Equal(JsonSerializer.Serialize(set), JsonSerializer.Serialize(LabelledPeople.Generate(1, 2000)));
        Assert.InRange(set.People.Count, 1990, 2001);
        Assert.Equal(Enumerable.Range(0, set.People.Count), set.People.Select(p => p.Index));
        Assert.True(set.Pairs.Select(p => p.Kind).Distinct().Count() > 20);
        Assert.True(set.Pairs.Count(p => p.IsSame) > 100 && set.Pairs.Count(p => !p.IsSame) > 100);
        Assert.All(set.Pairs, p => Assert.True(p.First < p.Second));
    }

    [Fact]
    public void A_small_demo_has_doubles_to_look_at()
    {
        var people = DemoPeople.Generate(DemoPeople.DefaultSeed, DemoNetwork.DefaultClients).ToList();
        var born = people.Where(p => p.BirthDate is not null).GroupBy(p => p.BirthDate).Count(g => g.Count() > 1);
        Assert.True(born >= 4, $"only {born}");
    }
}
