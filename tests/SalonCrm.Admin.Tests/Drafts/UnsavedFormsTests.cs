using SalonCrm.Admin.Drafts;

namespace SalonCrm.Admin.Tests.Drafts;

public sealed class UnsavedFormsTests
{
    private readonly Clock _clock = new();
    private readonly Guid _account = Guid.NewGuid();

    [Fact]
    public void What_was_typed_is_found_by_its_account_alone_until_it_is_dropped()
    {
        var forms = new UnsavedForms(_clock);
        forms.Keep(_account, "a/visit", "1");
        forms.Keep(_account, "a/visit", "2");

        Assert.Equal("2", forms.Find(_account, "a/visit")?.Form);
        Assert.Null(forms.Find(_account, "b/visit"));
        Assert.Null(forms.Find(Guid.NewGuid(), "a/visit"));
        forms.Drop(_account, "a/visit");
        Assert.Null(forms.Find(_account, "a/visit"));
    }

    [Fact]
    public void The_oldest_gives_way_and_what_is_too_old_is_gone()
    {
        var forms = new UnsavedForms(_clock);
        for (var i = 0; i <= UnsavedForms.Most; i++)
        {
            forms.Keep(_account, $"{i}", "typed");
            _clock.Now += TimeSpan.FromMinutes(1);
        }

        Assert.Null(forms.Find(_account, "0"));
        Assert.NotNull(forms.Find(_account, "1"));
        _clock.Now += UnsavedForms.Lifetime;
        Assert.Null(forms.Find(_account, $"{UnsavedForms.Most}"));
    }

    [Fact]
    public void One_account_does_not_push_out_what_another_typed()
    {
        var forms = new UnsavedForms(_clock);
        var other = Guid.NewGuid();
        forms.Keep(other, "a", "typed");
        for (var i = 0; i < UnsavedForms.Most * 2; i++)
        {
            _clock.Now += TimeSpan.FromSeconds(1);
            forms.Keep(_account, $"{i}", "typed");
        }

        Assert.NotNull(forms.Find(other, "a"));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
