using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.IntegrationTests.Properties.Model;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>What the workers do, at the moment that the script decides.</summary>
internal sealed class Clockwork(Service service, long concertId)
{
    public Task<Reply> PassAsync(TimeSpan time)
    {
        service.Clock.Advance(time);
        return Task.FromResult(Reply.Done);
    }

    /// <summary>One tick of the admission worker, for this line.</summary>
    public async Task<Reply> AdmitAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        var admission = scope.ServiceProvider.GetRequiredService<AdmissionFacade>();
        if ((await admission.ListBusyLinesAsync(default)).Contains(concertId))
            await admission.AdmitAsync(concertId, default);
        return Reply.Done;
    }

    /// <summary>One tick of the sweep of holds.</summary>
    public async Task<Reply> SweepAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HoldSweepFacade>().SweepAsync(default);
        return Reply.Done;
    }
}
