using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using SalonCrm.Admin.Hosting;
using SalonCrm.Data.Access;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>
/// Every page that goes through the circuit, as each role that it lets in has it once it has come to rest. That it lets in
/// nobody else is asked of the running portal.
/// </summary>
public sealed class NoSideDoorsOfPagesTests
{
    private static readonly List<(Type Page, string Address)> All =
    [
        .. from type in typeof(Portal).Assembly.GetTypes()
           from route in type.GetCustomAttributes<RouteAttribute>().Take(1)
           where typeof(ComponentBase).IsAssignableFrom(type)
           orderby route.Template
           select (type, route.Template),
    ];

    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Staff)]
    public async Task No_page_hands_a_role_what_it_may_not_see(Role role)
    {
        Assert.True(All.Count > 30, $"{All.Count} pages");
        await using var pages = await PagesOfNetwork.For(role);
        var known = await KnownPeople.In(pages.Services);
        var found = new List<string>();
        foreach (var (page, address) in All.Where(p => LetsIn(p.Page, role)))
        {
            var markup = Settled(pages, page, address, known);
            found.AddRange(KnownPeople.Found(markup, KnownPeople.HiddenFrom(role)).Select(s => $"{address}: {s}"));
        }

        Assert.Empty(found);
    }

    /// <summary>What is looked for is there to be found: the same walk by who may see it.</summary>
    [Fact]
    public async Task The_same_walk_shows_a_manager_what_a_manager_may_see()
    {
        await using var pages = await PagesOfNetwork.For(Role.Manager);
        var known = await KnownPeople.In(pages.Services);
        foreach (var address in new[] { "/clients/{Id:guid}", "/clients/{Id:guid}/print", "/clients/{Id:guid}/data" })
        {
            var markup = Settled(pages, All.Single(p => p.Address == address).Page, address, known);
            Assert.Contains("+79167000111", KnownPeople.Found(markup, KnownPeople.Contacts));
        }
    }

    /// <summary>Each search that could be used to read off a number bit by bit: by name, by end, by mail.</summary>
    [Theory]
    [InlineData(Role.Specialist)]
    [InlineData(Role.Staff)]
    public async Task No_search_hands_a_role_what_it_may_not_see(Role role)
    {
        await using var pages = await PagesOfNetwork.For(role);
        await KnownPeople.In(pages.Services);
        foreach (var text in new[] { "верещагина", "żółkiewska", "двойникова", "незваная", "0111" })
        {
            var page = pages.Render<Admin.Search.ClientSearchPage>();
            await page.Find("#search").InputAsync(text);
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#hits li, p.told:not(:empty)")));
            Assert.Empty(KnownPeople.Found(page.Markup, KnownPeople.HiddenFrom(role)));
        }
    }

    private static bool LetsIn(Type page, Role role) =>
        role.Allows(Enum.Parse<Permission>(page.GetCustomAttribute<AuthorizeAttribute>()?.Policy ?? throw new InvalidOperationException($"{page} lets everybody in.")));

    private static string Settled(PagesOfNetwork pages, Type page, string address, KnownPeople known)
    {
        pages.Navigation.NavigateTo($"{address.Replace("{Id:guid}", $"{known.Client}", StringComparison.Ordinal)}?client={known.Client}&first={known.Client}&second={known.Double}&of=g-2&line={known.Client}");
        var there = pages.Navigation.Uri;
        var parameters = page.GetProperties().Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null && p.PropertyType == typeof(Guid))
            .ToDictionary(p => p.Name, p => (object)(address.StartsWith("/call/", StringComparison.Ordinal) ? known.Call : known.Client), StringComparer.Ordinal);
        var taken = page.GetProperties().Count(p => p.GetCustomAttribute<ParameterAttribute>() is not null);
        Assert.True(taken == parameters.Count && parameters.Count == address.Count(c => c == '{'), $"Teach this test the parameters of {page}: it has to look at every page.");
        var shown = pages.Render<DynamicComponent>(p => p.Add(d => d.Type, page).Add(d => d.Parameters, parameters));

        // The address of a call by number or client leads on to the call, which is walked by itself.
        shown.WaitForAssertion(() => Assert.True(pages.Navigation.Uri != there || shown.FindAll(".skeleton, [aria-busy=true]").Count == 0, $"{address} does not come to rest."));
        return shown.Markup;
    }
}
