namespace SalonCrm.Admin.Tests.Cli;

public sealed class BackupCommandTests : IDisposable
{
    private readonly SomeCommand _command = new();

    private string Elsewhere => Path.Combine(Path.GetDirectoryName(_command.Data)!, "elsewhere");

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task A_network_is_backed_up_tried_out_and_restored()
    {
        await _command.Init();
        var made = await _command.Run("backup");
        Assert.Equal(0, made.Code);
        var backup = Directory.EnumerateDirectories(Path.Combine(Path.GetDirectoryName(_command.Data)!, "backups", "data"), "data-*").Single();
        Assert.Contains(backup, made.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await SomeCommand.RunAsTyped(["backup", "verify", backup, "--key", _command.Key])).Code);
        var restored = await SomeCommand.RunAsTyped(["restore", backup, "--data", Elsewhere, "--key", _command.Key]);

        Assert.Equal((0, ""), (restored.Code, restored.Error));
        Assert.Contains(Elsewhere, restored.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await SomeCommand.RunAsTyped(["backup", "--data", Elsewhere, "--key", _command.Key])).Code);
    }

    [Fact]
    public async Task A_backup_goes_where_it_is_told()
    {
        await _command.Init();

        Assert.Equal(0, (await _command.Run("backup", "--to", Elsewhere)).Code);

        Assert.Single(Directory.EnumerateDirectories(Elsewhere, "data-*"));
    }

    [Fact]
    public async Task What_is_no_backup_or_would_be_restored_over_something_is_told_in_a_line()
    {
        await _command.Init();
        await _command.Run("backup", "--to", Elsewhere);
        var backup = Directory.EnumerateDirectories(Elsewhere, "data-*").Single();

        Assert.Contains("is not empty", (await _command.Run("restore", backup, "--key", _command.Key)).Refusal(), StringComparison.Ordinal);
        Assert.Contains("is not a backup", (await SomeCommand.RunAsTyped(["restore", Elsewhere, "--data", Elsewhere + "2", "--key", _command.Key])).Refusal(), StringComparison.Ordinal);
        Assert.Contains("not here", (await SomeCommand.RunAsTyped(["restore", backup, "--data", Elsewhere + "2", "--key", _command.Key, "--salts", "not here"])).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_told_in_a_line()
    {
        await _command.Init();
        await File.WriteAllTextAsync(Elsewhere, "a file");

        Assert.Contains("no room", (await _command.Run("backup", "--to", Elsewhere)).Refusal(), StringComparison.Ordinal);
    }
}
