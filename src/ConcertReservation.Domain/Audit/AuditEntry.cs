namespace ConcertReservation.Domain.Audit;

/// <summary>What an operator did: who, what, to what, when, and how it was before and after. Never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid OperatorId { get; private set; }
    public string Action { get; private set; } = null!;
    public string Target { get; private set; } = null!;

    /// <summary>JSON, as the API showed it; null when there was nothing.</summary>
    public string? Before { get; private set; }
    public string? After { get; private set; }

    public static AuditEntry Record(
        Guid operatorId,
        string action,
        string target,
        string? before,
        string? after,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            OperatorId = operatorId,
            Action = action,
            Target = target,
            Before = before,
            After = after,
        };
}
