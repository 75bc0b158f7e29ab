using Microsoft.Extensions.DependencyInjection;
using SalonCrm.Data.Access;
using SalonCrm.Data.Calls;

namespace SalonCrm.Admin.Tests.Calls;

/// <summary>A telephone exchange with one line, which tells of calls.</summary>
internal sealed class SomeExchange
{
    public const string Number = "+7 916 123-45-67";

    private const string Line = "+7 495 111-22-33";
    private readonly CallAnnouncements _announcements;
    private readonly Actor _exchange;
    private int _calls;

    private SomeExchange(CallAnnouncements announcements, Actor exchange) => (_announcements, _exchange) = (announcements, exchange);

    public static async Task<SomeExchange> In(IServiceProvider services, Guid salon, string name = "Exchange")
    {
        var form = new ExchangeForm { Name = name, Lines = [new() { Line = Line, SalonId = salon }] };
        (await services.GetRequiredService<TelephoneExchanges>().Save(Actor.Operator, form)).Expect();
        return new(services.GetRequiredService<CallAnnouncements>(), Actor.Exchange(form.Id, null, null));
    }

    /// <summary>It rings.</summary>
    public async Task<Guid> Ring(string? number = Number) => await Tell(new() { CallId = $"{++_calls}", Event = CallEvent.Ringing, Number = number, Line = Line });

    /// <summary>The last call goes on.</summary>
    public Task<Guid> Tell(CallEvent told, TimeSpan? talked = null, Uri? recording = null) =>
        Tell(new() { CallId = $"{_calls}", Event = told, Talked = talked, Recording = recording });

    private async Task<Guid> Tell(CallNews news) => (await _announcements.Tell(_exchange, news)).Expect().CallId;
}
