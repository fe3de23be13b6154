namespace ConcertReservation.Application.Overload;

/// <summary>Lets a bounded number of requests at the database, and a bounded number wait for it.</summary>
public interface IOverloadGuard
{
    /// <summary>Runs it when it is its turn; refuses with <c>overloaded</c> when too many wait.</summary>
    Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct);
}
