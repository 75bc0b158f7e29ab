using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

public sealed class BlindIndexTests
{
    private readonly BlindIndex _blind = new(SomeKeys.Ring());

    [Fact]
    public void Equal_numbers_have_equal_indexes_and_no_others_do()
    {
        var indexes = Enumerable.Range(0, 5000).Select(i => Convert.ToHexString(_blind.Of("phone", $"+7916{1_000_000 + i}"))).ToList();

        Assert.Equal(5000, indexes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(indexes[17], Convert.ToHexString(_blind.Of("phone", "+79161000017")));
        Assert.All(indexes, i => Assert.Equal(BlindIndex.Size * 2, i.Length));
    }

    [Fact]
    public void Equal_texts_of_two_kinds_differ() =>
        Assert.NotEqual(_blind.Of("phone", "+79161234567"), _blind.Of("account", "+79161234567"));

    [Fact]
    public void Another_network_has_other_indexes_for_the_same_numbers() =>
        Assert.NotEqual(_blind.Of("phone", "+79161234567"), new BlindIndex(SomeKeys.Ring()).Of("phone", "+79161234567"));
}
