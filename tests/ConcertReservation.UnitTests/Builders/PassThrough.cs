using ConcertReservation.Application.Overload;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>Nobody waits for the database here; counts those who asked to.</summary>
internal sealed class PassThrough : IOverloadGuard
{
    public int Passed { get; private set; }

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        Passed++;
        return work();
    }
}
