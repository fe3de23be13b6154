using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

/// <summary>
/// Takes serials from a sequence of the database, in blocks, so that most holds cost no statement. A sequence never gives a
/// number twice, also when the transaction rolls back or the instance dies; the rest of its block is then lost.
/// </summary>
internal sealed class ReservationSerials(ConcertReservationDb db, UnusedSerials unused) : IReservationSerials
{
    private const int Block = 1_000;

    public async ValueTask<Queue<long>> TakeAsync(int count, CancellationToken ct)
    {
        if (unused.TryTake(count) is { } taken)
            return taken;

        var fresh = await db
            .Database.SqlQuery<long>(
                $"""SELECT nextval('reservation_serials') AS "Value" FROM generate_series(1, {count + Block})"""
            )
            .ToListAsync(ct);
        unused.Add(fresh.Skip(count));
        return new Queue<long>(fresh.Take(count));
    }
}

/// <summary>The serials that this instance has taken from the sequence and not used.</summary>
internal sealed class UnusedSerials
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _serials = new();

    public void Add(IEnumerable<long> serials)
    {
        lock (_lock)
            foreach (var serial in serials)
                _serials.Enqueue(serial);
    }

    /// <returns>Null when there are fewer than <paramref name="count"/>.</returns>
    public Queue<long>? TryTake(int count)
    {
        lock (_lock)
        {
            if (_serials.Count < count)
                return null;
            var taken = new Queue<long>(count);
            for (var i = 0; i < count; i++)
                taken.Enqueue(_serials.Dequeue());
            return taken;
        }
    }
}
