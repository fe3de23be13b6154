using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Mails;

/// <summary>Writes the mails of mailings into the outbox, batch by batch.</summary>
internal sealed class MailingWorker(
    IServiceScopeFactory scopes,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<MailingWorker> log
) : SweepWorker<MailingFacade>(scopes, TimeSpan.FromSeconds(1), metrics, time, log)
{
    protected override Task<bool> SweepAsync(MailingFacade facade, CancellationToken ct) => facade.WriteNextAsync(ct);
}
