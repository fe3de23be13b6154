using System.Text.Json.Nodes;
using ConcertReservation.Domain.Audit;

namespace ConcertReservation.Application.Audit;

/// <summary>One action of an operator. The target before and after the action is in the format of the API.</summary>
public sealed record AuditResult(
    Guid AuditId,
    DateTimeOffset At,
    Guid OperatorId,
    string Action,
    string Target,
    JsonNode? Before,
    JsonNode? After
)
{
    internal static AuditResult Of(AuditEntry entry) =>
        new(
            entry.Id,
            entry.At,
            entry.OperatorId,
            entry.Action,
            entry.Target,
            entry.Before is null ? null : JsonNode.Parse(entry.Before),
            entry.After is null ? null : JsonNode.Parse(entry.After)
        );
}
