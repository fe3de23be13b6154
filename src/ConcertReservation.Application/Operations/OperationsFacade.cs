using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Operations;

namespace ConcertReservation.Application.Operations;

/// <summary>Operators read the audit log and check the invariants.</summary>
public sealed class OperationsFacade(IAuditRepository audit, IInvariantRepository invariants, TimeProvider time)
{
    private const string CursorName = "audit";

    public async Task<Page<AuditResult>> ListAuditAsync(PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await audit.ListAsync(before, page.Limit + 1, ct);
        return Page<AuditResult>.Of(rows, page.Limit, AuditResult.Of, row => IdCursor.Of(CursorName, row.Entry.Id));
    }

    public async Task<InvariantsResult> CheckInvariantsAsync(CancellationToken ct)
    {
        var checks = await invariants.CheckAsync(time.GetUtcNow(), ct);
        return new InvariantsResult(
            checks.All(check => check.Violations == 0),
            [.. checks.Select(check => new InvariantResult(check.Name, check.Violations == 0, check.Violations))]
        );
    }
}

/// <param name="Ok">True when every invariant holds.</param>
public sealed record InvariantsResult(bool Ok, IReadOnlyList<InvariantResult> Checks);

/// <param name="Violations">The number of rows that break the invariant.</param>
public sealed record InvariantResult(string Name, bool Ok, long Violations);
