namespace ConcertReservation.Domain.Reservations;

/// <summary>What doors without a network uploaded. The caller locks the reservations first.</summary>
public interface IDoorRepository
{
    /// <summary>The seats that the reservations have now: those that were refunded are missing.</summary>
    Task<ILookup<Guid, long>> ListSeatsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>The check-ins of the reservations.</summary>
    Task<ILookup<Guid, CheckIn>> ListCheckInsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>What the device has uploaded before about the reservations.</summary>
    Task<IReadOnlyList<DoorAdmission>> ListOfDeviceAsync(
        long concertId,
        string deviceId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    void Add(DoorAdmission admission);

    /// <summary>The conflicts and refunded tickets of a performance, newest first; not tracked.</summary>
    Task<IReadOnlyList<DoorAdmission>> ListProblemsAsync(
        long concertId,
        long performanceId,
        int take,
        CancellationToken ct
    );
}
