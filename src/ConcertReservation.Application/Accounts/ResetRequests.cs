using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// The addresses for which clients of this instance have requested a reset, until a worker serves them. In memory, so that
/// a request costs the same whether the address has an account. Each address waits once, however often it is requested.
/// </summary>
public sealed class ResetRequests
{
    public const int MostWaiting = 1_000;

    private readonly ConcurrentDictionary<string, ResetRequest> _waiting = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses with <c>overloaded</c> when too many addresses wait.</summary>
    public void Add(string email, ClientOrigin origin)
    {
        if (_waiting.Count >= MostWaiting && !_waiting.ContainsKey(email))
            throw new DomainException(ErrorCode.Overloaded, "Too many requests wait. Try again in a moment.");
        _waiting.TryAdd(email, new ResetRequest(email, origin));
    }

    public bool IsEmpty => _waiting.IsEmpty;

    /// <summary>A later round of the worker serves it.</summary>
    public void PutBack(ResetRequest request) => _waiting.TryAdd(request.Email, request);

    public bool TryTake([NotNullWhen(true)] out ResetRequest? request)
    {
        foreach (var (email, _) in _waiting)
            if (_waiting.TryRemove(email, out request))
                return true;
        request = null;
        return false;
    }
}

/// <param name="Email">Normalised.</param>
public sealed record ResetRequest(string Email, ClientOrigin Origin);
