namespace ConcertReservation.Domain.Queue;

/// <summary>
/// One concert's line. Its row lock orders everything that happens to it: places are given and people
/// admitted only by whoever holds it, so neither can cross the other, on any instance.
/// </summary>
public sealed class Line
{
    private Line() { }

    public long ConcertId { get; private set; }

    /// <summary>The place the next arrival gets; places are dense from 1.</summary>
    public long NextPlace { get; private set; } = 1;

    /// <summary>The highest place admitted so far. Nobody waits at or before it.</summary>
    public long LastAdmittedPlace { get; private set; }
    public QueuePolicy Policy { get; private set; } = QueuePolicy.Default;

    /// <summary>How many times somebody was admitted: each time is one batch, numbered from 1.</summary>
    public long AdmissionBatch { get; private set; }

    /// <summary>The last batch admitted under the policy before this one.</summary>
    public long BatchAtPolicyChange { get; private set; }

    /// <summary>Admissions not yet used up of <see cref="QueuePolicy.AdmitPerSecond"/>, as of <see cref="CreditedAt"/>.</summary>
    public double AdmissionCredit { get; private set; }
    public DateTimeOffset CreditedAt { get; private set; }

    /// <summary>The smoothed admission rate, per second; null until it can be said.</summary>
    public double? AdmittedPerSecond { get; private set; }
    public DateTimeOffset? LastAdmittedAt { get; private set; }

    /// <summary>Since it was read: let in by whoever has it.</summary>
    public int Admitted { get; private set; }

    /// <summary>Since it was read: turns found over whose owner never came.</summary>
    public int NoShows { get; private set; }

    public static Line Open(long concertId, DateTimeOffset now) => new() { ConcertId = concertId, CreditedAt = now };

    public long AssignPlace() => NextPlace++;

    /// <summary>How many may be admitted now, beside those active already.</summary>
    public int FreeSlots(int active, DateTimeOffset now)
    {
        if (Policy.Paused)
            return 0;

        var slots = Math.Max(0, Policy.MaxActive - active);
        return Policy.AdmitPerSecond is { } rate ? Math.Min(slots, (int)CreditAt(now, rate)) : slots;
    }

    /// <summary>What the next to be admitted get: a short time, until they are seen to have come.</summary>
    public Admission NextAdmission(DateTimeOffset now) => new(AdmissionBatch + 1, now, now + Policy.ClaimTime);

    public void RecordAdmission(int count, long lastPlace, DateTimeOffset now)
    {
        AdmissionBatch++;
        Admitted += count;
        LastAdmittedPlace = Math.Max(LastAdmittedPlace, lastPlace);
        if (Policy.AdmitPerSecond is { } rate)
        {
            AdmissionCredit = CreditAt(now, rate) - count;
            // Never back: a clock that lags must not let the next one earn the same second again.
            CreditedAt = now > CreditedAt ? now : CreditedAt;
        }
        AdmittedPerSecond = AdmissionRate.Smooth(AdmittedPerSecond, LastAdmittedAt, count, now);
        LastAdmittedAt = now;
    }

    public void RecordNoShows(int count) => NoShows += count;

    public void ChangePolicy(QueuePolicy policy, DateTimeOffset now)
    {
        policy.EnsureValid();
        Policy = policy;
        BatchAtPolicyChange = AdmissionBatch;
        AdmissionCredit = 0;
        CreditedAt = now;
    }

    // A second's worth can be saved up, no more: a quiet line must not open with a burst.
    private double CreditAt(DateTimeOffset now, double rate)
    {
        var elapsed = Math.Max(0, (now - CreditedAt).TotalSeconds);
        return Math.Min(Math.Max(1, rate), AdmissionCredit + elapsed * rate);
    }
}
