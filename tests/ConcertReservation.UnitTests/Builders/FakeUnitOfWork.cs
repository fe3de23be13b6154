namespace ConcertReservation.UnitTests.Builders;

/// <summary>Runs the use case and counts starts and commits; assigns keys instead of the database.</summary>
internal sealed class FakeUnitOfWork : IUnitOfWork
{
    private readonly List<Action> _afterCommit = [];

    public int Started { get; private set; }
    public int Committed { get; private set; }
    public Action OnFlush { get; set; } = () => { };

    public async Task<T> ExecuteAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string method = "",
        string file = ""
    )
    {
        Started++;
        _afterCommit.Clear();
        var result = await useCase(ct);
        Committed++;
        _afterCommit.ForEach(action => action());
        return result;
    }

    public Task<T> ExecuteOnceAsync<T>(
        Func<CancellationToken, Task<T>> useCase,
        CancellationToken ct,
        string method = "",
        string file = ""
    ) => ExecuteAsync(useCase, ct);

    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public Task FlushAsync(CancellationToken ct)
    {
        OnFlush();
        return Task.CompletedTask;
    }
}
