using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Completeness;

public sealed class GapTests
{
    private static readonly PhoneNumber Phone = PhoneNumber.FromE164("+79161234567");

    [Fact]
    public void A_card_with_nothing_on_it_lacks_everything_the_weightiest_first()
    {
        Assert.Equal(
            [Gap.Name, Gap.Phone, Gap.AllergiesNotAsked, Gap.Email, Gap.BirthDate, Gap.Preferences, Gap.FavouriteMaster],
            Gaps.Of(new Client()));
    }

    [Fact]
    public void A_card_with_everything_on_it_lacks_nothing() => Assert.Empty(Gaps.Of(Full()));

    [Fact]
    public void Each_missing_thing_is_one_gap()
    {
        var cases = new (Gap Gap, Action<Client> Take)[]
        {
            (Gap.Name, c => (c.LastName, c.FirstName, c.Patronymic) = (null, null, null)),
            (Gap.Phone, c => c.Phones.Clear()),
            (Gap.Email, c => c.Email = null),
            (Gap.BirthDate, c => c.BirthDate = null),
            (Gap.Preferences, c => c.ServicePreferences = null),
            (Gap.FavouriteMaster, c => c.FavouriteMasterId = null),
            (Gap.AllergiesNotAsked, c => c.AllergyState = AllergyState.NotAsked),
        };

        // What comes after these is not told by the client's own row.
        Assert.Equal(Enum.GetValues<Gap>().TakeWhile(g => g != Gap.Visits), cases.Select(c => c.Gap));
        foreach (var (gap, take) in cases)
        {
            var client = Full();
            take(client);
            Assert.Equal([gap], Gaps.Of(client));
        }
    }

    [Theory]
    [InlineData(AllergyState.NoneKnown)]
    [InlineData(AllergyState.Listed)]
    public void Allergies_that_were_asked_about_are_no_gap_whatever_the_answer(AllergyState state)
    {
        var client = Full();
        client.AllergyState = state;
        Assert.Empty(Gaps.Of(client));
    }

    [Fact]
    public void One_part_of_a_name_is_a_name()
    {
        var client = Full();
        (client.LastName, client.Patronymic) = (null, null);
        Assert.Empty(Gaps.Of(client));
    }

    [Fact]
    public void A_damaged_field_is_no_gap_because_the_client_has_told_it_already()
    {
        var client = Full();
        (client.Email, client.BirthDate, client.FirstName, client.LastName, client.Patronymic) = (null, null, null, null, null);
        client.AllergyState = AllergyState.NotAsked;
        client.Damage = [nameof(Client.Email), nameof(Client.FirstName), nameof(Client.AllergyState)];

        Assert.Equal([Gap.BirthDate], Gaps.Of(client));
    }

    [Fact]
    public void Every_gap_belongs_to_a_tier_and_to_a_field_that_closes_it()
    {
        Assert.Equal(
            [
                Tier.Required, Tier.Required, Tier.Desirable, Tier.Desirable, Tier.Optional, Tier.Optional, Tier.Safety,
                Tier.Desirable, Tier.Safety, Tier.Safety, Tier.Required, Tier.Desirable, Tier.Optional,
            ],
            Enum.GetValues<Gap>().Select(Gaps.TierOf));
        Assert.Equal(
            [
                Field.FirstName, Field.Phones, Field.Email, Field.BirthDate, Field.ServicePreferences, Field.FavouriteMaster, Field.Allergies,
                Field.Visit, Field.Consent, Field.Phones, Field.OwnField, Field.OwnField, Field.OwnField,
            ],
            Enum.GetValues<Gap>().Select(Gaps.FieldOf));
    }

    private static Client Full() => new()
    {
        LastName = "Иванова",
        FirstName = "Мария",
        Patronymic = "Петровна",
        Email = "maria@mail.example",
        BirthDate = new DateOnly(1990, 5, 6),
        ServicePreferences = "днём",
        FavouriteMasterId = Guid.CreateVersion7(),
        AllergyState = AllergyState.NoneKnown,
        Phones = [ClientPhone.Of(Guid.CreateVersion7(), Phone, null, 0, new BlindIndex(Protection.SomeKeys.Ring()))],
    };
}
