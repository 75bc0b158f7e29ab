using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SalonCrm.Admin.Tests.Cli;

namespace SalonCrm.Admin.Tests.Hosting;

/// <summary>
/// Known people are imported into a portal that runs as a process of its own; then its database, its write-ahead log
/// and everything it printed are read as raw bytes.
/// </summary>
public sealed class NothingPersonalTests : IDisposable
{
    private static readonly string[] Secrets =
    [
        "Верещагина", "Святослава", "Мстиславовна", "vereshchagina@unheard-of.example", "79167000111", "9167000111", "916 700-01-11",
        "Żółkiewska", "Małgorzata", "zolkiewska@unheard-of.example", "48601700222", "601700222", "601 700 222",
        "Кривоколенный", "боится сквозняка", "капризная",
    ];

    private readonly SomeCommand _command = new();
    private readonly StringBuilder _log = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public async Task Database_write_ahead_log_and_log_hold_no_name_phone_or_email()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        await _command.Init();
        await _command.Run("import", await People(), "--salon", "Арбат");
        var url = FreeUrl();
        using var portal = await Serve(url);
        await Knock(url);

        var files = Directory.GetFiles(_command.Data).ToDictionary(f => Path.GetFileName(f)!, Bytes, StringComparer.Ordinal);
        portal.Kill();
        await portal.WaitForExitAsync();
        files["log"] = Encoding.UTF8.GetBytes(_log.ToString());

        Assert.Contains("listens", _log.ToString(), StringComparison.Ordinal);
        Assert.True(files.ContainsKey("salon.db"));
        Assert.Contains("salon.db: Арбат (utf-8)", Found(files, ["Арбат"]));
        Assert.Empty(Found(files, Secrets));
    }

    private static List<string> Found(Dictionary<string, byte[]> files, IEnumerable<string> texts) =>
    [
        .. from file in files
           from text in texts
           from encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
           where file.Value.AsSpan().IndexOf(encoding.GetBytes(text)) >= 0
           select $"{file.Key}: {text} ({encoding.WebName})",
    ];

    /// <summary>Two who are imported, and one whom every rule rejects.</summary>
    private async Task<string> People()
    {
        var file = Path.Combine(Directory.GetParent(_command.Data)!.FullName, "people.csv");
        await File.WriteAllTextAsync(file, """
            Фамилия;Имя;Отчество;Телефон;E-mail;Адрес;Комментарий;Метки
            Верещагина;Святослава;Мстиславовна;8 (916) 700-01-11;vereshchagina@unheard-of.example;Кривоколенный переулок, 5;боится сквозняка;капризная
            Żółkiewska;Małgorzata;;0048 601 700 222;zolkiewska@unheard-of.example;;;
            Верещагина;Святослава;;12;;;;
            """);
        return file;
    }

    /// <summary>Requests with personal data in every place where a careless log would keep it.</summary>
    private static async Task Knock(string url)
    {
        using var browser = new SomeBrowser(url, "en");
        await browser.SignIn("vereshchagina@unheard-of.example", "Верещагина Святослава 79167000111");
        await browser.Get("/Верещагина?phone=79167000111");
        await browser.Post("/Identity/Account/Login", ("Email", "zolkiewska@unheard-of.example"));
        await browser.Get("/clients/Żółkiewska");
    }

    private async Task<Process> Serve(string url)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SalonCrm.Admin.dll"), "serve", "--data", _command.Data, "--urls", url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Logging__LogLevel__Default"] = "Trace";
        var listening = new TaskCompletionSource();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The portal ended before it listened."));
        DataReceivedEventHandler hear = (_, line) =>
        {
            lock (_log)
            {
                _log.AppendLine(line.Data);
            }

            if (line.Data?.Contains("listens", StringComparison.Ordinal) == true)
            {
                listening.TrySetResult();
            }
        };
        process.OutputDataReceived += hear;
        process.ErrorDataReceived += hear;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await listening.Task;
        return process;
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
