using System.CommandLine;
using System.Globalization;
using SalonCrm.Admin.Keys;
using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Protection;

namespace SalonCrm.Admin.Cli;

/// <summary>The keys from the command line, also beside a portal that runs. No key is ever printed.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", CliText.AboutKeys)
    {
        Of("status", CliText.AboutKeysStatus, async (keys, output, _, cancel) =>
            await Print((await keys.View(Actor.Operator, isCounted: true, cancel)).OrFail(), output)),
        Of("rotate", CliText.AboutKeysRotate, Rotate),
        Of("rewrap", CliText.AboutKeysRewrap, async (keys, output, _, cancel) =>
        {
            var seen = (await keys.View(Actor.Operator, cancel: cancel)).OrFail().MasterKey;
            var view = (await keys.Rewrap(Actor.Operator, seen, cancel)).OrFail();
            await output.WriteLineAsync(Told(CliText.KeysRewrapped, view.MasterKey));
        }),
    };

    private static Command Of(string name, string about, Func<ProtectionKeys, TextWriter, TextWriter, CancellationToken, Task> work)
    {
        var command = new Command(name, about);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var data = await OpenedData.OpenNetwork(parsed.Place(), cancel);
            await work(data.Get<ProtectionKeys>(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel);
            return 0;
        });
        return command;
    }

    /// <summary>Begins a change, or goes on with one that was stopped, and stays until it is done.</summary>
    private static async Task Rotate(ProtectionKeys keys, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var newest = (await keys.View(Actor.Operator, cancel: cancel)).OrFail().Newest;
        (await keys.Rotate(Actor.Operator, newest, cancel)).OrFail();
        var view = (await keys.Finish(Actor.Operator, new Percents(error), cancel)).OrFail();
        if (view.Progress is null)
        {
            await output.WriteLineAsync(Told(CliText.KeysRotated, view.Newest));
        }

        if (view.Unopened > 0)
        {
            await error.WriteLineAsync(Told(KeysText.Unopened, view.Unopened));
        }
    }

    private static async Task Print(KeysView view, TextWriter output)
    {
        await output.WriteLineAsync(Told(KeysText.MasterKeyIs, view.MasterKey));
        if (view.IsMasterKeyChanging)
        {
            await output.WriteLineAsync(KeysText.MasterKeyChanging);
        }

        foreach (var key in view.Keys)
        {
            var fields = key.Fields is { } count ? Told(CliText.KeyFields, count) : "";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{key.Id}\t{KeyTexts.Of(key.Purpose)}\t{KeyTexts.Of(key.State)}\t{key.Since:yyyy-MM-dd HH:mm}\t{fields}").TrimEnd());
        }

        if (view.Progress is { } progress)
        {
            await output.WriteLineAsync(progress.IsChecking ? KeysText.Checking : Told(KeysText.UnderWay, progress.Done, progress.Rows));
        }

        if (view.Unopened > 0)
        {
            await output.WriteLineAsync(Told(KeysText.Unopened, view.Unopened));
        }
    }

    private static string Told(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A line for each tenth, so that a log does not fill.</summary>
    private sealed class Percents(TextWriter error) : IProgress<KeyProgress>
    {
        private long _told = -1;

        public void Report(KeyProgress value)
        {
            var tenth = value.Rows == 0 ? 10 : value.Done * 10 / value.Rows;
            if (tenth != _told)
            {
                _told = tenth;
                error.WriteLine(Told(KeysText.UnderWay, value.Done, value.Rows));
            }
        }
    }
}
