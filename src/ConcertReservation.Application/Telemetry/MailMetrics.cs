using System.Diagnostics.Metrics;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Application.Telemetry;

/// <summary>The counters and gauges of the outbox, of one instance.</summary>
public sealed class MailMetrics
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _givenUp;
    private readonly TimeProvider _time;
    private MailBacklog _backlog = new(0, null);

    public MailMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(InstrumentationScope.Name);
        _sent = Counter("sent", "Mails that the server has taken.");
        _failed = Counter("failed", "Attempts that failed, to be retried.");
        _givenUp = Counter("given_up", "Mails that the server refused for good, or that waited for a day.");
        meter.CreateObservableGauge(
            "concert_reservation.mails.queued",
            () => Backlog.Queued,
            "{mail}",
            "Mails that wait to be sent, by any instance."
        );
        meter.CreateObservableGauge(
            "concert_reservation.mails.oldest_age",
            () => AgeOfOldest.TotalSeconds,
            "s",
            "Time since the oldest mail was queued that is not sent; 0 when there is none."
        );

        Counter<long> Counter(string name, string description) =>
            meter.CreateCounter<long>($"concert_reservation.mails.{name}", "{mail}", description);
    }

    /// <summary>As it was read last.</summary>
    public MailBacklog Backlog
    {
        get => Volatile.Read(ref _backlog);
        internal set => Volatile.Write(ref _backlog, value);
    }

    private TimeSpan AgeOfOldest => Backlog.Oldest is { } oldest ? _time.GetUtcNow() - oldest : TimeSpan.Zero;

    public void CountSent() => _sent.Add(1);

    public void CountFailed(int mails) => _failed.Add(mails);

    public void CountGivenUp(int mails, GivenUpCause cause) =>
        _givenUp.Add(mails, new KeyValuePair<string, object?>("cause", LabelOf(cause)));

    /// <summary>Publishes the counters as 0 at startup; see <see cref="SaleMetrics.StartAtZero"/>.</summary>
    public void StartAtZero()
    {
        foreach (var counter in new[] { _sent, _failed })
            counter.Add(0);
        foreach (var cause in Enum.GetValues<GivenUpCause>())
            CountGivenUp(0, cause);
    }

    private static string LabelOf(GivenUpCause cause) =>
        cause switch
        {
            GivenUpCause.Refused => "refused",
            GivenUpCause.TooOld => "too_old",
            _ => "no_server",
        };
}

/// <summary>Why a mail is not tried any more.</summary>
public enum GivenUpCause
{
    /// <summary>The server refused its address or its content for good.</summary>
    Refused,

    /// <summary>The server did not take it for a day.</summary>
    TooOld,

    /// <summary>No server was set for a day.</summary>
    NoServer,
}
