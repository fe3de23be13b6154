namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Ends a step of the protocol that takes too long.</summary>
internal sealed class StepLimit : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    public StepLimit(TimeSpan limit, TimeProvider time, CancellationToken ct)
    {
        _limit = new CancellationTokenSource(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, ct);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
