using ConcertReservation.Domain.Audit;

namespace ConcertReservation.Application.Audit;

/// <summary>Writes down what an operator does, in the transaction that does it.</summary>
public sealed class AuditTrail(IAuditRepository audit, ICurrentOperator current, TimeProvider time)
{
    /// <summary>Nothing is written when nobody signed in does it: the service itself, at start.</summary>
    public void Record(string action, string target, object? before, object? after)
    {
        if (current.Id is { } operatorId)
            audit.Add(
                AuditEntry.Record(
                    operatorId,
                    action,
                    target,
                    before is null ? null : current.Describe(before),
                    after is null ? null : current.Describe(after),
                    time.GetUtcNow()
                )
            );
    }
}

/// <summary>Who is at work, and how the API would show a thing to them.</summary>
public interface ICurrentOperator
{
    /// <summary>Null when the service itself acts.</summary>
    Guid? Id { get; }

    /// <summary>JSON.</summary>
    string Describe(object value);
}
