namespace ConcertReservation.Domain.Accounts;

public interface ISecurityEventRepository
{
    /// <summary>The statement is sent before the commit.</summary>
    void Add(SecurityEvent happened);

    /// <summary>
    /// Stores refusals with one statement. Each gets the account of its e-mail address, or keeps the address when there
    /// is none.
    /// </summary>
    Task InsertRefusalsAsync(IReadOnlyCollection<SecurityEvent> refusals, CancellationToken ct);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only events with a lower id, when it is given.</param>
    Task<IReadOnlyList<NamedSecurityEvent>> ListAsync(
        SecurityEventFilter filter,
        Guid? before,
        int take,
        CancellationToken ct
    );

    /// <summary>Deletes up to <paramref name="limit"/> events.</summary>
    /// <returns>How many were deleted.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset before, int limit, CancellationToken ct);
}

/// <summary>What is null does not restrict.</summary>
public sealed record SecurityEventFilter(string? Email, Guid? UserId, SecurityEventKind? Kind);

/// <param name="Email">Of the account as it is now, or as it was typed.</param>
/// <param name="Name">Of the account; null without one.</param>
/// <param name="ByName">Of the operator.</param>
public sealed record NamedSecurityEvent(SecurityEvent Event, string? Email, string? Name, string? ByName);
