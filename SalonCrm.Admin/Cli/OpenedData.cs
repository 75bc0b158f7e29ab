using SalonCrm.Data;
using SalonCrm.Data.Access;
using SalonCrm.Data.Network;
using SalonCrm.Admin.Setup;

namespace SalonCrm.Admin.Cli;

/// <summary>The data project without a host, for commands that do one thing and end.</summary>
internal sealed class OpenedData : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private OpenedData(ServiceProvider services) => (_services, _scope) = (services, services.CreateAsyncScope());

    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>Opens a folder, making it when it is not there.</summary>
    public static async Task<OpenedData> Open(DataPlace place, CancellationToken cancel)
    {
        var services = new ServiceCollection().AddLogging().AddSalonData(place).BuildServiceProvider();
        try
        {
            await services.OpenSalonData(cancel);
            return new OpenedData(services);
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a folder that has a network in it; a mistyped name does not make a new one.</summary>
    public static async Task<OpenedData> OpenNetwork(DataPlace place, CancellationToken cancel)
    {
        if (!Directory.Exists(place.Folder))
        {
            throw CommandFailure.Of(CliText.NoNetwork, place.Folder);
        }

        var data = await Open(place, cancel);
        if (await data.Get<NetworkSetup>().IsDone())
        {
            return data;
        }

        await data.DisposeAsync();
        throw CommandFailure.Of(CliText.NoNetwork, place.Folder);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>Turns an outcome into its answer or into one line for the person at the command line.</summary>
internal static class Outcomes
{
    public static T OrFail<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var answer) => answer,
        Outcome<T>.Invalid(var problems) => throw new CommandFailure(
            string.Join(' ', problems.Select(p => $"{FormProblems.Name(p.Field)}: {FormProblems.Text(p)}"))),
        _ => throw new CommandFailure(CliText.NotAllowed),
    };
}
