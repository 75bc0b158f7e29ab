using FsCheck;
using FsCheck.Fluent;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Data.Tests.Completeness;

public sealed class AskingOnceProperties
{
    /// <summary>A few cards, what is known of them, and pairs among them, some of a card that is not sent.</summary>
    private static Arbitrary<(Guid[] Cards, Dictionary<Guid, Asking> Known, (Guid, Guid)[] Alike)> Sent =>
        (from count in Gen.Choose(0, 9)
         let cards = Enumerable.Range(1, count).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray()
         from known in Gen.Elements(Asking.New, Asking.New, Asking.HasOne, Asking.AskedLately, Asking.Stopped).ArrayOf(count)
         from pairs in Gen.Zip(Gen.Choose(1, 11), Gen.Choose(1, 11)).ArrayOf()
         select (cards, cards.Zip(known).Where(c => c.Second != Asking.New).ToDictionary(c => c.First, c => c.Second), pairs.Select(p => (Of(p.Item1), Of(p.Item2))).ToArray())).ToArbitrary();

    [Fact]
    public void Of_those_who_are_alike_one_is_asked_and_nobody_who_has_a_follow_up_or_was_asked() =>
        Prop.ForAll(Sent, sent =>
        {
            var told = AskingOnce.Of(sent.Cards, sent.Known, sent.Alike);
            foreach (var group in Groups(sent.Cards, sent.Alike))
            {
                var reached = group.Count(c => sent.Known.GetValueOrDefault(c) is Asking.HasOne or Asking.AskedLately);
                var asked = group.Count(c => told[c] == Asking.New);
                var could = group.Any(c => !sent.Known.ContainsKey(c));
                Assert.Equal(reached == 0 && could ? 1 : 0, asked);
            }

            Assert.Equal(sent.Cards.Order(), told.Keys.Order());
            Assert.All(sent.Known, k => Assert.Equal(k.Value, told[k.Key]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void So_many_a_day_on_working_days_from_the_first_on() =>
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 400), Gen.Choose(1, 5)).ToArbitrary(), asked =>
        {
            var first = new DateOnly(2026, 1, 1).AddDays(asked.Item1);
            var days = AskingOnce.Days(first, asked.Item2).Take(40).ToList();

            Assert.Equal(days.Order(), days);
            Assert.All(days.GroupBy(d => d).SkipLast(1), d => Assert.Equal(asked.Item2, d.Count()));
            Assert.All(days, d => Assert.True(d >= first && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
            Assert.InRange(days[0].DayNumber - first.DayNumber, 0, 2);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_a_limit_all_are_asked_on_the_day_that_was_chosen_a_sunday_too() =>
        Assert.Equal([new(2026, 11, 22), new(2026, 11, 22)], AskingOnce.Days(new(2026, 11, 22), null).Take(2));

    [Fact]
    public void What_an_address_carries_is_read_as_it_was_written()
    {
        var slices =
            from salon in Gen.Elements<Guid?>(null, Of(1), Of(2))
            from maker in Gen.Elements<Guid?>(null, Guid.Empty, Of(3))
            from source in Any<Data.Clients.ClientSource>()
            from status in Any<Data.Clients.ClientStatus>()
            from age in Any<AuditAge>()
            from fresh in Any<Freshness>()
            from stage in Any<FunnelStage>()
            from tier in Any<Tier>()
            from gap in Any<Gap>()
            from own in Gen.Elements<Guid?>(null, Of(4))
            from complete in Gen.Elements(true, false)
            from either in Gen.Elements(true, false)
            select new AuditSlice
            {
                Salon = salon, MadeBy = maker, Source = source, Status = status, Age = age, Fresh = fresh, Stage = stage, Tier = tier, Gap = gap, OwnField = own, IsComplete = complete, IsEither = either,
            };
        Prop.ForAll(slices.ToArbitrary(), slice => Assert.Equal(slice, AuditSlice.Read(slice.Write()))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_no_figure_is_none_and_never_breaks_the_page() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Assert.True(AuditSlice.Read(text) is not { } slice || AuditSlice.Read(slice.Write()) == slice)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("s-nobody")]
    [InlineData("g-99")]
    [InlineData("g-Email")]
    [InlineData("x-1")]
    [InlineData("gg-1")]
    [InlineData("' OR 1=1 --")]
    public void An_address_that_was_typed_by_hand_leads_nowhere(string text) => Assert.Null(AuditSlice.Read(text));

    private static Guid Of(int number) => new(number, 0, 0, new byte[8]);

    private static Gen<T?> Any<T>()
        where T : struct, Enum => Gen.Elements<T?>([null, .. Enum.GetValues<T>().Select(v => (T?)v)]);

    /// <summary>Naively: who is reached over any number of pairs.</summary>
    private static IEnumerable<List<Guid>> Groups(Guid[] cards, (Guid First, Guid Second)[] alike)
    {
        var left = cards.ToHashSet();
        while (left.Count > 0)
        {
            var group = new List<Guid> { left.First() };
            for (var grown = 0; grown != group.Count;)
            {
                grown = group.Count;
                group.AddRange(alike.SelectMany(a => group.Contains(a.First) ? [a.Second] : group.Contains(a.Second) ? new[] { a.First } : []).Where(c => cards.Contains(c) && !group.Contains(c)).Distinct().ToList());
            }

            left.ExceptWith(group);
            yield return group;
        }
    }
}
