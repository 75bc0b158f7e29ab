using System.Text.Json;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>
/// Project Wycheproof's test vectors: in the folder that SALONCRM_VECTORS names, else in shared/vectors beside the
/// repository.
/// </summary>
internal static class Vectors
{
    private const string Variable = "SALONCRM_VECTORS";

    public static string? Folder { get; } = Find();

    public static string Missing => $"No Wycheproof vectors: neither {Variable} nor ../shared/vectors beside the repository names a folder.";

    /// <summary>Every test of a file together with its group.</summary>
    public static List<(JsonElement Group, JsonElement Test)> Read(string file)
    {
        using var content = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, file)));
        return [.. content.RootElement.Clone().GetProperty("testGroups").EnumerateArray()
            .SelectMany(g => g.GetProperty("tests").EnumerateArray().Select(t => (g, t)))];
    }

    public static byte[] Bytes(this JsonElement test, string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);

    public static bool IsValid(this JsonElement test) => test.GetProperty("result").GetString() == "valid";

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SalonCrm.Admin.sln")))
        {
            folder = folder.Parent;
        }

        var beside = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "vectors") : null;
        return Directory.Exists(beside) ? beside : null;
    }
}

/// <summary>A fact that needs the vectors; skipped, with the reason, where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorFactAttribute : FactAttribute
{
    public VectorFactAttribute() => Skip = Vectors.Folder is null ? Vectors.Missing : null;
}
