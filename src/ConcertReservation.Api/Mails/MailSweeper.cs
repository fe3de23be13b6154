using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Mails;

/// <summary>Gives up mails after a day, deletes old ones, and reads the backlog for the metrics.</summary>
internal sealed class MailSweeper(
    IServiceScopeFactory scopes,
    IMailTransport transport,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<MailSweeper> log
) : SweepWorker<MailSweepFacade>(scopes, TimeSpan.FromSeconds(15), metrics, time, log)
{
    private readonly ILogger _log = log;

    protected override async Task<bool> SweepAsync(MailSweepFacade facade, CancellationToken ct)
    {
        var swept = await facade.SweepAsync(ct);
        // Without a server the start has said what does not work.
        if (swept.GivenUp > 0 && transport.IsAvailable)
            _log.LogError(
                "{Count} mails could not be sent for a day and are given up: {Reason}",
                swept.GivenUp,
                swept.Reason
            );
        return swept.HasMore;
    }
}
