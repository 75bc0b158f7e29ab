using SalonCrm.Data.Exchange;

namespace SalonCrm.Data.Tests.Exchange;

public class VCardBrokenTests
{
    private const string Photo = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof";

    [Fact]
    public async Task A_card_that_ends_with_the_file_is_told_as_truncated()
    {
        var rows = await Reading.Vcf("BEGIN:VCARD\nFN:Анна\nEND:VCARD\nBEGIN:VCARD\nFN:Ольга\nTEL:12");
        Assert.Equal([null, ContactRowProblem.Truncated], rows.Select(row => row.Problem));
        Assert.Equal(("Ольга", 4), (rows[1].FirstName, rows[1].Line));
        Assert.Equal("12", Assert.Single(rows[1].Phones).Text);
    }

    [Fact]
    public async Task A_card_cut_off_by_the_next_one_is_told_and_the_next_is_whole()
    {
        var rows = await Reading.Vcf("BEGIN:VCARD\nFN:Анна\nBEGIN:VCARD\nFN:Ольга\nEND:VCARD");
        Assert.Equal([("Анна", ContactRowProblem.Truncated), ("Ольга", null)], rows.Select(row => (row.FirstName, row.Problem)));
    }

    [Fact]
    public async Task A_contact_that_lost_its_beginning_is_told()
    {
        var rows = await Reading.Vcf("BEGIN:VCARD\nFN:Анна\nEND:VCARD\nVERSION:3.0\nFN:Ольга\nTEL:12\nEND:VCARD\nEND:VCARD");
        Assert.Equal([("Анна", null), ("Ольга", ContactRowProblem.CardWithoutBegin)], rows.Select(row => (row.FirstName, row.Problem)));
    }

    [Fact]
    public async Task Lines_between_cards_are_no_cards()
    {
        var rows = await Reading.Vcf("\n\nexport of today\nbegin:vcard\nFN:Анна\nend:vcard\n\n--- junk ---\n\uFEFFBEGIN:VCARD\nFN:Ольга\nEND:VCARD \n");
        Assert.Equal([("Анна", 4), ("Ольга", 9)], rows.Select(row => (row.FirstName, row.Line)));
    }

    [Fact]
    public async Task The_card_of_an_agent_is_no_contact_but_is_kept()
    {
        var row = await Reading.Card("N:Иванова;Анна\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Секретарь\nTEL:55\nEND:VCARD\nTEL:77");
        Assert.Equal("AGENT N: Секретарь\nAGENT TEL: 55", row.Comment);
        Assert.Equal("77", Assert.Single(row.Phones).Text);
    }

    [Fact]
    public async Task The_agent_of_version_3_is_kept_too()
    {
        var row = await Reading.Card(@"N:Иванова;Анна" + "\n" + @"AGENT:BEGIN:VCARD\nFN:Олег\nTEL:55\nEND:VCARD\n");
        Assert.Equal("AGENT FN: Олег\nAGENT TEL: 55", row.Comment);
    }

    [Fact]
    public async Task A_note_that_was_not_folded_is_not_lost()
    {
        var row = await Reading.Card("FN:Анна\nNOTE:первая строка\nвторая строка\nTEL:12");
        Assert.Equal("первая строка\nвторая строка", row.Comment);
        Assert.Equal("12", Assert.Single(row.Phones).Text);
    }

    [Theory]
    [InlineData("PHOTO;ENCODING=BASE64;TYPE=JPEG:" + Photo + "\n " + Photo + "\n\n")]
    [InlineData("PHOTO;JPEG;ENCODING=BASE64:\n" + Photo + "\n" + Photo + "==\n\n")]
    [InlineData("item1.PHOTO;VALUE=uri:data:image/jpeg;base64," + Photo + "\n " + Photo + "\n")]
    [InlineData("PHOTO;ENCODING=b;\n TYPE=JPEG:" + Photo + "\n")]
    [InlineData("LOGO;ENCODING=b:" + Photo + "\nSOUND;ENCODING=b:" + Photo + "\nKEY;ENCODING=b:" + Photo + "\nX-MS-CARDPICTURE;ENCODING=b:" + Photo + "\n")]
    public async Task Photos_and_keys_are_passed_over(string photo)
    {
        var row = await Reading.Card($"FN:Анна\n{photo}TEL:12");
        Assert.Equal("12", Assert.Single(row.Phones).Text);
        Assert.Null(row.Comment);
        Assert.DoesNotContain("4AAQ", row.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_told()
    {
        var rows = await Reading.Vcf($"BEGIN:VCARD\nFN:Анна\nNOTE:{new string('x', 3 << 20)}\nEND:VCARD\nBEGIN:VCARD\nFN:Ольга\nEND:VCARD");
        Assert.Equal([("Анна", ContactRowProblem.TooLong), ("Ольга", null)], rows.Select(row => (row.FirstName, row.Problem)));
        Assert.Equal(ContactFile.MaxSourceLength, rows[0].Source.Length);
    }

    [Fact]
    public async Task A_card_without_end_is_cut_and_told()
    {
        var notes = string.Concat(Enumerable.Repeat($"NOTE:{new string('x', 1000)}\n", 6000));
        var row = await Reading.Card($"FN:Анна\n{notes}TEL:12");
        Assert.Equal(ContactRowProblem.TooLong, row.Problem);
        Assert.InRange(row.Comment!.Length, 1, ContactFile.MaxRowLength);
    }

    [Fact]
    public async Task A_photo_on_one_line_of_many_megabytes_does_no_harm()
    {
        var row = await Reading.Card($"FN:Анна\nPHOTO;ENCODING=b:{new string('A', 5 << 20)}\nTEL:12");
        Assert.Equal((null, 1), (row.Problem, row.Phones.Count));
    }

    [Theory]
    [InlineData("BEGIN:VCARD\rVERSION:3.0\rFN:Анна\rTEL:1\r 2\rEND:VCARD\r")]
    [InlineData("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Анна\r\nTEL:1\r\n 2\r\nEND:VCARD")]
    [InlineData("begin : vcard\nversion:3.0\nfn:Анна\ntel:1\n 2\nend : vcard\n")]
    public async Task Lines_may_end_in_any_way(string file)
    {
        var row = Assert.Single(await Reading.Vcf(file));
        Assert.Equal(("Анна", "12", null), (row.FirstName, Assert.Single(row.Phones).Text, row.Problem));
    }

    [Fact]
    public async Task The_source_is_for_a_report()
    {
        var row = await Reading.Card("FN:Ан\n на");
        Assert.Equal("VERSION:3.0\nFN:Анна\n", row.Source);
    }
}
