namespace ConcertReservation.Domain.Reservations;

/// <summary>Unused serials, each given once, on all instances.</summary>
public interface IReservationSerials
{
    /// <summary>Usually from memory. Serials that the caller does not use are lost.</summary>
    ValueTask<Queue<long>> TakeAsync(int count, CancellationToken ct);
}
