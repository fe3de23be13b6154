namespace ConcertReservation.UnitTests.Builders;

/// <summary>Runs the use case and remembers how that went; assigns keys where the database would.</summary>
internal sealed class FakeUnitOfWork : IUnitOfWork
{
    public int Started { get; private set; }
    public int Committed { get; private set; }
    public Action OnFlush { get; set; } = () => { };

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct)
    {
        Started++;
        var result = await useCase(ct);
        Committed++;
        return result;
    }

    public Task<T> ExecuteOnceAsync<T>(Func<CancellationToken, Task<T>> useCase, CancellationToken ct) =>
        ExecuteAsync(useCase, ct);

    public Task FlushAsync(CancellationToken ct)
    {
        OnFlush();
        return Task.CompletedTask;
    }
}
