namespace ConcertReservation.Domain.Audit;

/// <summary>
/// One action of an operator: the operator, the action, its target, the time, and the target before and after. Never
/// changed.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid OperatorId { get; private set; }
    public string Action { get; private set; } = null!;
    public string Target { get; private set; } = null!;

    /// <summary>JSON in the format of the API; null when the action created the target.</summary>
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
