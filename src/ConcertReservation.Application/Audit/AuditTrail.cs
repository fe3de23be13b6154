using ConcertReservation.Domain.Audit;

namespace ConcertReservation.Application.Audit;

/// <summary>Records the actions of operators. An entry is stored in the transaction of its action.</summary>
public sealed class AuditTrail(IAuditRepository audit, ICurrentOperator current, TimeProvider time)
{
    /// <summary>Records nothing without a signed-in operator, for example at startup.</summary>
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

/// <summary>The operator of the current request.</summary>
public interface ICurrentOperator
{
    /// <summary>Null when no operator is signed in.</summary>
    Guid? Id { get; }

    /// <summary>The value as JSON, in the format of the API.</summary>
    string Describe(object value);
}
