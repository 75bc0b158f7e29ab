using System.Globalization;
using SalonCrm.Admin.Access;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.Shell;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Completeness;

namespace SalonCrm.Admin.Tests.Clients;

public sealed class FieldTextsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Everything_that_the_data_project_names_has_a_text(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        AllNamed<Field>(FieldTexts.Of, "Field_");
        AllNamed<Problem>(FieldTexts.Of, "Problem_");
        AllNamed<Gap>(FieldTexts.Of, "Gap_");
        AllNamed<AllergyState>(FieldTexts.Of, "Asked_");
        AllNamed<ClientSource>(FieldTexts.Of, "Source_");
        Assert.All(
            CardFields.Simple.SelectMany(f => f.Choices ?? [], (field, choice) => FieldTexts.Choice(field.Field, choice)),
            text => Assert.False(text.StartsWith("Choice_", StringComparison.Ordinal), $"{text} has no text."));
        AllNamed<Recognition>(FieldTexts.Of, "Recognised_");
        Assert.All(Permissions.AccountRoles, role => Assert.NotNull(ShellText.ResourceManager.GetString($"Role_{role}", CultureInfo.CurrentUICulture)));
        Assert.All(Enum.GetValues<Permission>(), p => Assert.NotNull(AccountsText.ResourceManager.GetString($"Permission_{p}", CultureInfo.CurrentUICulture)));
    }

    [Fact]
    public void A_value_of_the_history_reads_as_the_language_writes_it()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
        Assert.Equal("12.04.1985", FieldTexts.Of(Field.BirthDate, "1985-04-12"));
        Assert.Equal("+7 916 123-45-67 (мама), +48 601 234 567", FieldTexts.Of(Field.Phones, "+79161234567 (мама), +48601234567"));
        Assert.Equal("пусто", FieldTexts.Of(Field.Email, null));
        Assert.Equal("звонок", FieldTexts.Of(Field.PreferredChannel, "Call"));
        Assert.Equal("Call", FieldTexts.Of(Field.Comment, "Call"));
        Assert.Equal("нет", FieldTexts.Of(Field.Allergies, "NoneKnown"));
    }

    private static void AllNamed<T>(Func<T, string> text, string prefix)
        where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        Assert.NotEmpty(all);
        Assert.All(all, value => Assert.False(text(value).StartsWith(prefix, StringComparison.Ordinal), $"{prefix}{value} has no text."));
    }
}
