using System.Text.Json.Nodes;
using ConcertReservation.Domain.Audit;

namespace ConcertReservation.Application.Audit;

/// <summary>One action of an operator. The target before and after the action is in the format of the API.</summary>
public sealed record AuditResult(
    Guid AuditId,
    DateTimeOffset At,
    Guid OperatorId,
    string OperatorName,
    string Action,
    string Target,
    JsonNode? Before,
    JsonNode? After
)
{
    internal static AuditResult Of(NamedAuditEntry named)
    {
        var entry = named.Entry;
        return new(
            entry.Id,
            entry.At,
            entry.OperatorId,
            named.Operator,
            entry.Action,
            entry.Target,
            entry.Before is null ? null : JsonNode.Parse(entry.Before),
            entry.After is null ? null : JsonNode.Parse(entry.After)
        );
    }
}
