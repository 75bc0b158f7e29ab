using System.Net;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Hosting;
using SalonCrm.Admin.SignIn;

namespace SalonCrm.Admin.Tests.SignIn;

public sealed class ClosedPagesTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Root = "/Areas/Identity/Pages";

    [Fact]
    public async Task Every_page_of_the_sign_in_package_that_is_not_used_is_not_found()
    {
        var all = new ViewsFeature();
        portal.Services.GetRequiredService<ApplicationPartManager>().PopulateFeature(all);
        var pages = all.ViewDescriptors
            .Where(v => v.RelativePath.StartsWith(Root, StringComparison.Ordinal) && !Path.GetFileName(v.RelativePath).StartsWith('_'))
            .Select(v => v.RelativePath[Root.Length..^".cshtml".Length]).Distinct(StringComparer.Ordinal).ToList();
        var closed = pages.Except(OpenPages.All, StringComparer.Ordinal).ToList();
        Assert.Contains("/Account/Register", closed);
        Assert.Contains("/Account/ForgotPassword", closed);
        Assert.Contains("/Account/Manage/PersonalData", closed);
        Assert.Empty(OpenPages.All.Except(pages, StringComparer.Ordinal));

        using var visitor = portal.Browser();
        using var manager = portal.Browser();
        await manager.SignIn((await portal.Account()).Email);
        foreach (var page in closed.Append("/Account/Manage").Append("/Account").Append(""))
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await visitor.Get("/Identity" + page)).StatusCode));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await manager.Get("/Identity" + page)).StatusCode));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await manager.Post("/Identity" + page)).StatusCode));
        }
    }

    [Fact]
    public async Task Every_address_in_the_area_is_a_page_of_our_own()
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var found = portal.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>()
            .Where(d => d.AreaName == OpenPages.Area).DistinctBy(d => d.ViewEnginePath).ToList();
        Assert.Equal(OpenPages.All.Order(StringComparer.Ordinal), found.Select(d => d.ViewEnginePath).Order(StringComparer.Ordinal));
        foreach (var page in found)
        {
            var compiled = await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
            Assert.Equal(typeof(Portal).Assembly, compiled.ModelTypeInfo!.Assembly);
        }
    }
}
