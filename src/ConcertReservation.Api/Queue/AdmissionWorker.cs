using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>Lets people in, line by line.</summary>
internal sealed class AdmissionWorker(
    IServiceScopeFactory scopes,
    IOptions<QueueOptions> options,
    TimeProvider time,
    ILogger<AdmissionWorker> log
) : TickingWorker(options.Value.TickInterval, time, log)
{
    private readonly ILogger _log = log;

    protected override async Task TickAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var admission = scope.ServiceProvider.GetRequiredService<AdmissionFacade>();
        foreach (var concertId in await admission.ListBusyLinesAsync(ct))
            await AdmitAsync(admission, concertId, ct);
    }

    // A line that fails must not keep the lines behind it waiting.
    private async Task AdmitAsync(AdmissionFacade admission, long concertId, CancellationToken ct)
    {
        try
        {
            var admitted = await admission.AdmitAsync(concertId, ct);
            if (admitted > 0)
                _log.LogDebug("Admitted {Count} to concert {ConcertId}", admitted, concertId);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            CountAsFailed();
            _log.LogError(exception, "Admission to concert {ConcertId} failed; the next tick tries again", concertId);
        }
    }
}
