using Bunit;
using SalonCrm.Admin.Shell;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Shell;

public sealed class MenuTests
{
    [Theory]
    [InlineData(Role.Specialist, "Search")]
    [InlineData(Role.Staff, "Search,Book,Calls")]
    [InlineData(Role.Manager, "Search,Book,Calls,Follow-ups,Audit,Import")]
    [InlineData(Role.NetworkHead, "Search,Book,Calls,Follow-ups,Audit,Access,Settings")]
    public async Task The_menu_shows_only_what_the_role_may_do(Role role, string items)
    {
        await using var pages = await PagesOfNetwork.For(role);
        var menu = pages.Render<MainMenu>();
        Assert.Equal(items, string.Join(',', menu.FindAll("a span").Select(s => s.TextContent)));
    }
}
