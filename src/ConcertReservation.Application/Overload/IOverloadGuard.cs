namespace ConcertReservation.Application.Overload;

/// <summary>Lets a bounded number of requests use the database, and a bounded number wait for it.</summary>
public interface IOverloadGuard
{
    /// <summary>
    /// Runs the work with a permit, or with the permit that the request has already. Refuses with <c>overloaded</c> when
    /// too many requests wait for one.
    /// </summary>
    Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct);
}
