using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Accounts;

/// <summary>Operators read the security events; workers store refusals and delete what is old.</summary>
public sealed class SecurityEventFacade(
    ISecurityEventRepository events,
    IAccountTokenRepository tokens,
    SecurityRefusals refusals,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int SweepBatch = 1_000;
    private const string CursorName = "security-events";

    // An expired token is refused like an unknown one; it is kept for those who look into an attack.
    private static readonly TimeSpan TokensKeptFor = TimeSpan.FromDays(1);

    public async Task<Page<SecurityEventResult>> ListAsync(
        SecurityEventFilter filter,
        PageRequest page,
        CancellationToken ct
    )
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await events.ListAsync(filter, before, page.Limit + 1, ct);
        return Page<SecurityEventResult>.Of(
            rows,
            page.Limit,
            SecurityEventResult.Of,
            row => IdCursor.Of(CursorName, row.Event.Id)
        );
    }

    /// <summary>Stores the refusals of this instance. Those of a batch that fails are dropped and counted.</summary>
    public async Task StoreRefusalsAsync(CancellationToken ct)
    {
        var batch = refusals.Take();
        if (batch.Count == 0)
            return;
        try
        {
            await unitOfWork.ExecuteAsync(
                async token =>
                {
                    await events.InsertRefusalsAsync(batch, token);
                    return true;
                },
                ct
            );
        }
        catch
        {
            refusals.Drop(batch.Count);
            throw;
        }
    }

    /// <summary>Deletes one bounded batch of what is too old.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var deleted = await unitOfWork.ExecuteAsync(
            token => events.DeleteBeforeAsync(now - SecurityEvent.KeptFor, SweepBatch, token),
            ct
        );
        var expired = await unitOfWork.ExecuteAsync(
            token => tokens.DeleteExpiredAsync(now - TokensKeptFor, SweepBatch, token),
            ct
        );
        return deleted == SweepBatch || expired == SweepBatch;
    }
}

/// <summary>What happened to the security of an account.</summary>
/// <param name="UserId">Null when no account has the e-mail address.</param>
/// <param name="Email">Of the account as it is now; without an account, the address that was sent.</param>
/// <param name="Name">Of the account.</param>
/// <param name="ByUserId">The operator who did it; null when the account did it itself.</param>
/// <param name="Address">The address of the client; empty for what the service did by itself.</param>
/// <param name="Times">How often, for refusals that came together.</param>
/// <param name="Detail">Such as the roles before and after.</param>
public sealed record SecurityEventResult(
    Guid EventId,
    DateTimeOffset At,
    SecurityEventKind Kind,
    Guid? UserId,
    string? Email,
    string? Name,
    Guid? ByUserId,
    string? ByName,
    string Address,
    string UserAgent,
    int Times,
    string? Detail
)
{
    internal static SecurityEventResult Of(NamedSecurityEvent named)
    {
        var happened = named.Event;
        return new(
            happened.Id,
            happened.At,
            happened.Kind,
            happened.UserId,
            named.Email,
            named.Name,
            happened.ByUserId,
            named.ByName,
            happened.Address,
            happened.UserAgent,
            happened.Times,
            happened.Detail
        );
    }
}
