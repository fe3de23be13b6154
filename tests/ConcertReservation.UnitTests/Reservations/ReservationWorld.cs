using ConcertReservation.Application.BestSeats;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.UnitTests.Purchases;

namespace ConcertReservation.UnitTests.Reservations;

/// <summary>The facade of reservations over one performance with two available seats and an admitted user.</summary>
internal sealed class ReservationWorld
{
    public ReservationWorld()
    {
        Sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId))
            .ReturnsAsync(() => Performance is null ? null : A.SeatMap(Performance, Chosen));
        Sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long[]>()))
            .ReturnsAsync(() => [.. (Now ?? Chosen).Select(A.View)]);
        Cache = new SaleCache(Sale.Object, Time);
        ActiveTokens = new ActiveTokenCache(Time);
        Holds = new HoldFacade(
            A.LineStates(Time, () => A.Change() with { Policy = Policy }),
            Cache,
            new SeatAvailabilityReader(Sale.Object),
            new BestSeatsFinder(Cache, Time),
            TestBatcher.Of(Rows.Service, UnitOfWork, Time, Cache, metrics: Measurements.Metrics),
            Refusals,
            Measurements.Metrics,
            Time
        );
        Facade = new ReservationFacade(
            Cache,
            Reservations.Object,
            new HoldReleaseService(
                Tokens.Object,
                Reservations.Object,
                new SeatReleaseService(Seats.Object, Reservations.Object)
            ),
            ActiveTokens,
            RefundTerms.Default,
            UnitOfWork,
            Time
        );
    }

    public Mock<ISaleSource> Sale { get; } = new();
    public SaleCache Cache { get; }
    public PurchaseRows Rows { get; } = new();
    public Mock<IReservationRepository> Reservations { get; } = new();
    public Mock<ISeatRepository> Seats { get; } = new();
    public Mock<IQueueTokenRepository> Tokens { get; } = new();
    public FakeUnitOfWork UnitOfWork { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public ActiveTokenCache ActiveTokens { get; }
    public Measurements Measurements { get; } = new();
    public RefusalLog Refusals { get; } = A.RefusalLog();
    public HoldFacade Holds { get; }
    public ReservationFacade Facade { get; }

    public QueuePolicy Policy { get; set; } = A.Policy;
    public PerformanceSummary? Performance { get; set; } = A.PerformanceSummary();

    /// <summary>The seats in the cache; at first those of <see cref="Rows"/>.</summary>
    public Seat[] Chosen
    {
        get => field ??= [.. Rows.Seats.Take(2)];
        set;
    }

    /// <summary>The seats after changes since the snapshot was read, if any.</summary>
    public Seat[]? Now { get; set; }

    /// <summary>Throws the refusal, if there is one.</summary>
    public async Task<ReservationResult> HoldAsync(HoldSeats request)
    {
        var result = await Holds.HoldAsync(request, key: null, default);
        return result.Outcome!.Value ?? throw result.Outcome.Refusal!;
    }

    /// <summary>The user's own reservation, as it is stored with its seats.</summary>
    public Guid Stored(Reservation reservation, params Seat[] seats)
    {
        Reservations
            .Setup(r => r.FindViewAsync(reservation.Id, A.User, Time.GetUtcNow(), default))
            .ReturnsAsync(A.View(reservation.StatusAt(Time.GetUtcNow()), reservation.Id));
        Seats
            .Setup(s => s.FindOfReservationsForUpdateAsync(A.ConcertId, new[] { reservation.Id }, default))
            .ReturnsAsync(seats);
        Reservations
            .Setup(r => r.FindManyForUpdateAsync(A.ConcertId, new[] { reservation.Id }, default))
            .ReturnsAsync([reservation]);
        return reservation.Id;
    }
}
