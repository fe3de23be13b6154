namespace ConcertReservation.Domain.Queue;

/// <summary>
/// The line of a concert. Places are assigned and customers admitted only under its row lock, so that joins and
/// admissions of all instances run one after another.
/// </summary>
public sealed class Line
{
    private Line() { }

    public long ConcertId { get; private set; }

    /// <summary>The place of the next arrival. Places are consecutive and start at 1.</summary>
    public long NextPlace { get; private set; } = 1;

    /// <summary>The highest admitted place. No token at or before it is waiting.</summary>
    public long LastAdmittedPlace { get; private set; }
    public QueuePolicy Policy { get; private set; } = QueuePolicy.Default;

    /// <summary>The number of the last admission batch; batches are numbered from 1.</summary>
    public long AdmissionBatch { get; private set; }

    /// <summary>The last batch before the policy was changed.</summary>
    public long BatchAtPolicyChange { get; private set; }

    /// <summary>
    /// Admissions that <see cref="QueuePolicy.AdmitPerSecond"/> allows and that are not used yet, as of
    /// <see cref="CreditedAt"/>.
    /// </summary>
    public double AdmissionCredit { get; private set; }
    public DateTimeOffset CreditedAt { get; private set; }

    /// <summary>The smoothed admission rate; null until two admissions are recorded.</summary>
    public double? AdmittedPerSecond { get; private set; }
    public DateTimeOffset? LastAdmittedAt { get; private set; }

    /// <summary>How turns ended recently, from which waits are estimated.</summary>
    public TurnStatistics TurnStatistics { get; private set; } = TurnStatistics.None;

    public string? NoticeSubject { get; private set; }
    public string? NoticeText { get; private set; }
    public DateTimeOffset? NoticeSentAt { get; private set; }

    /// <summary>What operators tell the waiting customers; null when there is nothing.</summary>
    public LineNotice? Notice => LineNotice.Of(NoticeSubject, NoticeText, NoticeSentAt);

    /// <summary>A customer has joined, now or earlier.</summary>
    public bool WasJoined => NextPlace > 1;

    /// <summary>The number of customers admitted since this entity was read; not stored.</summary>
    public int Admitted { get; private set; }

    /// <summary>The number of no-shows found since this entity was read; not stored.</summary>
    public int NoShows { get; private set; }

    public static Line Open(long concertId, DateTimeOffset now, QueuePolicy? policy = null) =>
        new()
        {
            ConcertId = concertId,
            CreditedAt = now,
            Policy = policy ?? QueuePolicy.Default,
        };

    /// <summary>Shows a notice to the waiting customers instead of the last one; null shows none.</summary>
    public void Show(LineNotice? notice) =>
        (NoticeSubject, NoticeText, NoticeSentAt) = (notice?.Subject, notice?.Text, notice?.SentAt);

    public long AssignPlace() => NextPlace++;

    /// <summary>
    /// The number of customers who may be admitted now, when <paramref name="active"/> tokens are active.
    /// </summary>
    public int FreeSlots(int active, DateTimeOffset now)
    {
        if (Policy.Paused)
            return 0;

        var slots = Math.Max(0, Policy.MaxActive - active);
        return Policy.AdmitPerSecond is { } rate ? Math.Min(slots, (int)CreditAt(now, rate)) : slots;
    }

    /// <summary>
    /// The next admission. Its tokens expire after the short claim time unless their customers claim them.
    /// </summary>
    public Admission NextAdmission(DateTimeOffset now) =>
        new(AdmissionBatch + 1, now, now + Policy.ClaimTime, now + Policy.ActiveFor);

    public void RecordAdmission(int count, long lastPlace, DateTimeOffset now)
    {
        AdmissionBatch++;
        Admitted += count;
        LastAdmittedPlace = Math.Max(LastAdmittedPlace, lastPlace);
        if (Policy.AdmitPerSecond is { } rate)
        {
            AdmissionCredit = CreditAt(now, rate) - count;
            // Never earlier: otherwise an instance whose clock is behind would earn the credit of a second twice.
            CreditedAt = now > CreditedAt ? now : CreditedAt;
        }
        AdmittedPerSecond = AdmissionRate.Smooth(AdmittedPerSecond, LastAdmittedAt, count, now);
        LastAdmittedAt = now;
        TurnStatistics = TurnStatistics.CountAdmitted(count, Policy, now);
    }

    public void RecordLapsed((int Count, int NoShows) lapsed, DateTimeOffset now)
    {
        NoShows += lapsed.NoShows;
        TurnStatistics = TurnStatistics.CountLapsed(lapsed, Policy, now);
    }

    /// <param name="active">The active tokens, after the lapsed ones were ended and before the next admission.</param>
    /// <param name="now">The time of the count.</param>
    public void RecordActive(int active, DateTimeOffset now) =>
        TurnStatistics = TurnStatistics.CountActive(active, Policy, now);

    public void ChangePolicy(QueuePolicy policy, DateTimeOffset now)
    {
        policy.EnsureValid();
        Policy = policy;
        BatchAtPolicyChange = AdmissionBatch;
        AdmissionCredit = 0;
        CreditedAt = now;
    }

    // At most the credit of one second is saved, so that a quiet line does not admit a burst.
    private double CreditAt(DateTimeOffset now, double rate)
    {
        var elapsed = Math.Max(0, (now - CreditedAt).TotalSeconds);
        return Math.Min(Math.Max(1, rate), AdmissionCredit + elapsed * rate);
    }
}
