using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

/// <summary>The reservations' facade over one performance with two free seats and an admitted user.</summary>
internal sealed class ReservationWorld
{
    public ReservationWorld()
    {
        Sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId))
            .ReturnsAsync(() => Performance is null ? null : new SeatMap(Performance, Chosen));
        Sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long[]>())).ReturnsAsync(() => Now ?? Chosen);
        Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(A.ActiveToken());
        Seats
            .Setup(s => s.FindForUpdateAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<long>>(), default))
            .ReturnsAsync(() => Chosen);
        Snapshots = new(Sale.Object, Time);
        Counter = new HoldPrecheck(
            A.Pictures(Time, () => A.Change() with { Policy = Policy }),
            Snapshots,
            new SeatAvailabilityReader(Sale.Object),
            Time
        );
        Facade = new ReservationFacade(
            Snapshots,
            Reservations.Object,
            new SeatHoldService(Seats.Object, Tokens.Object, Reservations.Object),
            new SeatReleaseService(Seats.Object, Reservations.Object),
            UnitOfWork,
            Time
        );
    }

    public Mock<ISaleSource> Sale { get; } = new();
    public SaleCache Snapshots { get; }
    public Mock<IQueueTokenRepository> Tokens { get; } = new();
    public Mock<IReservationRepository> Reservations { get; } = new();
    public Mock<ISeatRepository> Seats { get; } = new();
    public FakeUnitOfWork UnitOfWork { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public HoldPrecheck Counter { get; }
    public ReservationFacade Facade { get; }

    public QueuePolicy Policy { get; set; } = A.Policy;
    public PerformanceSummary? Performance { get; set; } = A.Brief();
    public Seat[] Chosen { get; set; } = [A.Seat(1, price: 90_000), A.Seat(2, price: 40_000)];

    /// <summary>What has become of them since the snapshot was read, if anything.</summary>
    public Seat[]? Now { get; set; }

    /// <summary>Asks for the seats and holds them, as the controller does.</summary>
    public async Task<ReservationResult> HoldAsync(HoldSeats request)
    {
        var choice = await Counter.ChooseAsync(request, default);
        return choice.Refusal is { } refusal ? throw refusal : await Facade.HoldAsync(choice, default);
    }

    /// <summary>The user's own reservation, as it is stored with its seats.</summary>
    public Guid Stored(Reservation reservation, params Seat[] seats)
    {
        Reservations
            .Setup(r => r.FindViewAsync(reservation.Id, A.User, Time.Now, default))
            .ReturnsAsync(A.View(reservation.StatusAt(Time.Now), reservation.Id));
        Seats
            .Setup(s => s.FindOfReservationsForUpdateAsync(A.ConcertId, new[] { reservation.Id }, default))
            .ReturnsAsync(seats);
        Reservations
            .Setup(r => r.FindManyForUpdateAsync(A.ConcertId, new[] { reservation.Id }, default))
            .ReturnsAsync([reservation]);
        return reservation.Id;
    }
}
