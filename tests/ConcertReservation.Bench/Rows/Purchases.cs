using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>A hold and its payment, one after the other, for every seat of a concert.</summary>
internal sealed class Purchases
{
    private const int Created = 201;

    private readonly byte[][] _holds;
    private readonly PaymentRequest[] _payments;
    private int _next = -1;

    public Purchases(AdmittedUsers admitted)
    {
        _holds = [.. admitted.Holds()];
        _payments = [.. admitted.Access.Zip(admitted.Queue, (user, turn) => new PaymentRequest(user, turn))];
    }

    public Task<int> MakeAsync(Connections callers) => callers.LoopAsync((_, connection) => MakeOneAsync(connection));

    private async ValueTask<bool> MakeOneAsync(Connection connection)
    {
        var number = Interlocked.Increment(ref _next);
        if (number >= _holds.Length)
            return false;

        var held = await connection.AskAsync(_holds[number], Created);
        await connection.AskAsync(_payments[number].For(held), Created);
        return true;
    }
}
