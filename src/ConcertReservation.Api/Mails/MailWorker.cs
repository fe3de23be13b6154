using ConcertReservation.Api.Workers;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Mails;

/// <summary>
/// Sends the mails that are due. Between two batches it rests as long as the last one took, so that the requests of the
/// instance go on. When the server takes no mails, it waits longer each time, at most a minute.
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
        while (!ct.IsCancellationRequested)
        {
            var startedAt = _time.GetTimestamp();
            var batch = await SendAsync(ct, hard.Token);
            Log(batch);
            if (PauseAfter(batch) || !batch.IsFull)
                return;
            var rest = _time.GetElapsedTime(startedAt);
            await Task.Delay(rest < LongestRest ? rest : LongestRest, _time, ct);
        }
    }

    private async Task<SentBatch> SendAsync(CancellationToken stopping, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MailSendingFacade>().SendAsync(stopping, ct);
    }

    private bool PauseAfter(SentBatch batch)
    {
        if (batch.ServerFailure is null)
        {
            if (batch.Sent > 0)
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
        foreach (var (mail, fault) in batch.Faults)
        {
            CountAsFailed();
            _log.LogError(fault, "Mail {Mail}, a {Kind}, cannot be written; it is retried", mail.Name, mail.Kind);
        }
    }
}
