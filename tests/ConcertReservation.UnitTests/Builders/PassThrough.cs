using ConcertReservation.Application.Overload;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>A guard without waiting; counts the requests that passed it.</summary>
internal sealed class PassThrough : IOverloadGuard
{
    public int Passed { get; private set; }

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        Passed++;
        return work();
    }
}
