namespace SalonCrm.Browser.Tests.Running;

/// <summary>Keeps what a test has made for people to look at: in tests/pictures of the checkout, when that is asked for.</summary>
internal static class Pictures
{
    private const string Asked = "SALONCRM_PICTURES";

    public static async Task Keep(string name, byte[] content)
    {
        Assert.NotEmpty(content);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SalonCrm.Admin.sln")))
        {
            folder = folder.Parent;
        }

        // Without a checkout (a published test) there is nowhere to keep them.
        if (folder is not null && Environment.GetEnvironmentVariable(Asked) == "1")
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "tests", "pictures")).FullName, name), content);
        }
    }
}
