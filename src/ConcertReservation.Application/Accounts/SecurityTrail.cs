using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// Records what happens to the security of accounts. An event of a change is stored in the transaction of the change. A
/// refusal changes nothing: a worker stores it a moment later, together with others and never more than a fixed number.
/// </summary>
public sealed class SecurityTrail(
    ISecurityEventRepository events,
    SecurityRefusals refusals,
    ICurrentRequest request,
    TimeProvider time
)
{
    private static readonly ClientOrigin Service = new("", "", "");

    /// <summary>Inside the transaction of the cause.</summary>
    /// <param name="userId">The account that it concerns.</param>
    /// <param name="detail">Such as the roles before and after; never a secret.</param>
    /// <param name="origin">Of the request that is served now, when it is left out.</param>
    public void Record(SecurityEventKind kind, Guid userId, string? detail = null, ClientOrigin? origin = null)
    {
        var now = time.GetUtcNow();
        var from = origin ?? request.Origin ?? Service;
        var by = request.UserId == userId ? null : request.UserId;
        events.Add(
            new SecurityEvent(
                Guid.CreateVersion7(now),
                now,
                kind,
                userId,
                Email: null,
                by,
                from.Address,
                from.UserAgent,
                Times: 1,
                detail
            )
        );
    }

    /// <summary>Outside of any transaction. Never waits and never throws.</summary>
    /// <param name="email">As the client sent it; not needed with an account.</param>
    public void Refuse(
        SecurityEventKind kind,
        string? email = null,
        Guid? userId = null,
        ClientOrigin? origin = null
    ) => refusals.Add(kind, email, userId, origin ?? request.Origin ?? Service);
}

/// <summary>The request that is served now.</summary>
public interface ICurrentRequest
{
    /// <summary>Null when no user is signed in, and outside of a request.</summary>
    Guid? UserId { get; }

    /// <summary>Null outside of a request.</summary>
    ClientOrigin? Origin { get; }
}
