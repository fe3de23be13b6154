using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Mails;

/// <summary>
/// Sends the mails that are due, over several connections when there are many. Between two rounds it rests for half the
/// time of the last one, so that the requests of the instance go on. When the server takes no mails, it waits longer each
/// time, at most a minute.
/// </summary>
internal sealed class MailWorker(
    IServiceScopeFactory scopes,
    IHostApplicationLifetime host,
    SaleMetrics metrics,
    TimeProvider time,
    ILogger<MailWorker> log
) : TickingWorker(Interval, metrics, time, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    // Each uses a database connection for moments only: the pool has few beside those of the requests.
    private const int Connections = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // Shorter than the time that the host gives to a stop.
    private static readonly TimeSpan LastMail = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;
    private DateTimeOffset _pausedUntil;
    private TimeSpan _pause = FirstPause;

    protected override async Task TickAsync(CancellationToken ct)
    {
        if (_time.GetUtcNow() < _pausedUntil)
            return;

        // The mail that is being sent when the host stops may still be sent.
        using var hard = new CancellationTokenSource();
        await using var stop = ct.Register(() => hard.CancelAfter(LastMail));
        for (var connections = 1; !ct.IsCancellationRequested; connections = Connections)
        {
            var startedAt = _time.GetTimestamp();
            var batches = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => SendAsync(ct, hard.Token)));
            foreach (var batch in batches)
                Log(batch);
            if (PauseAfter(batches) || !Array.Exists(batches, batch => batch.IsFull))
                return;
            var rest = _time.GetElapsedTime(startedAt) / 2;
            await Task.Delay(rest < LongestRest ? rest : LongestRest, _time, ct);
        }
    }

    private async Task<SentBatch> SendAsync(CancellationToken stopping, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailSendingFacade>().SendAsync(stopping, ct);
    }

    private bool PauseAfter(SentBatch[] batches)
    {
        if (Array.TrueForAll(batches, batch => batch.ServerFailure is null))
        {
            _pause = FirstPause;
            return false;
        }
        _pausedUntil = _time.GetUtcNow() + _pause;
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        return true;
    }

    private void Log(SentBatch batch)
    {
        if (batch.ServerFailure is { } reason && !host.ApplicationStopping.IsCancellationRequested)
            _log.LogWarning("The mail server takes no mails, {Count} wait: {Reason}", batch.Waiting, reason);
        foreach (var (mail, refusal) in batch.Refused)
            _log.LogWarning("The mail server refused mail {Mail}, a {Kind}: {Reason}", mail.Name, mail.Kind, refusal);
        foreach (var (mail, last) in batch.GivenUpAfterADay)
            _log.LogError("Mail {Mail}, a {Kind}, could not be sent for a day: {Reason}", mail.Name, mail.Kind, last);
        foreach (var (mail, fault) in batch.Faults)
        {
            CountAsFailed();
            _log.LogError(fault, "Mail {Mail}, a {Kind}, cannot be written; it is retried", mail.Name, mail.Kind);
        }
    }
}
