using System.Text.Json.Nodes;
using ConcertReservation.Domain.Audit;

namespace ConcertReservation.Application.Audit;

/// <summary>What an operator did; before and after are as the API showed them.</summary>
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
