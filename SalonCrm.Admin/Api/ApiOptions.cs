namespace SalonCrm.Admin.Api;

/// <summary>How much the API takes from whom; from the configuration's section "Api".</summary>
internal sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests that one key may send at once.</summary>
    public int BurstPerKey { get; init; } = 300;

    /// <summary>Requests a second that one key may send in the long run.</summary>
    public int PerSecondPerKey { get; init; } = 10;

    /// <summary>Requests that one address may send at once, whatever the keys.</summary>
    public int BurstPerAddress { get; init; } = 600;

    /// <summary>Requests a second that one address may send in the long run.</summary>
    public int PerSecondPerAddress { get; init; } = 30;

    /// <summary>Requests a minute without a good key that one address may send.</summary>
    public int TriesPerMinute { get; init; } = 30;

    /// <summary>Announcements of calls that one exchange may send at once from one address.</summary>
    public int BurstPerExchange { get; init; } = 2000;

    /// <summary>Announcements of calls a second that one exchange may send from one address in the long run.</summary>
    public int PerSecondPerExchange { get; init; } = 500;

    /// <summary>No booking or registration is answered sooner, in milliseconds: how long it took tells nothing of the number.</summary>
    public int AnswersAfter { get; init; } = 100;

    /// <exception cref="InvalidOperationException">The configuration names a limit that lets nobody in.</exception>
    public static ApiOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(Section).Get<ApiOptions>() ?? new();
        int[] limits = [options.BurstPerKey, options.PerSecondPerKey, options.BurstPerAddress, options.PerSecondPerAddress, options.TriesPerMinute, options.BurstPerExchange, options.PerSecondPerExchange];
        return limits.All(l => l > 0) && options.AnswersAfter is >= 0 and <= 10_000
            ? options : throw new InvalidOperationException($"The limits in \"{Section}\" have to be above zero, {nameof(AnswersAfter)} at most 10000.");
    }
}
