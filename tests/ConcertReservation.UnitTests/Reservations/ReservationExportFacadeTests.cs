using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationExportFacadeTests
{
    private const int PageSize = 1_000;
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly ReservationExportFacade _facade;

    public ReservationExportFacadeTests()
    {
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(A.Concert());
        _facade = new ReservationExportFacade(
            _concerts.Object,
            _reservations.Object,
            new PassThrough(),
            new FakeTime(A.Now)
        );
    }

    [Fact]
    public async Task ListAsync_MoreThanAPage_ReturnsAllInOrder()
    {
        Stored(after: null, first: 1, count: PageSize);
        Stored(after: A.Id(PageSize), first: PageSize + 1, count: 2);

        var ids = await ListAsync();

        ids.Should().Equal(Enumerable.Range(1, PageSize + 2).Select(A.Id));
    }

    [Fact]
    public async Task ListAsync_ExactlyAPage_ReturnsItAndEnds()
    {
        Stored(after: null, first: 1, count: PageSize);
        Stored(after: A.Id(PageSize), first: 1, count: 0);

        (await ListAsync()).Should().HaveCount(PageSize);
    }

    [Fact]
    public async Task ListAsync_UnknownConcert_IsRefusedBeforeTheFirstReservation()
    {
        var refusal = await Refusal.OfAsync(() => _facade.ListAsync(8, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    private void Stored(Guid? after, int first, int count) =>
        _reservations
            .Setup(r => r.ListOfConcertAsync(A.ConcertId, after, PageSize, A.Now, default))
            .ReturnsAsync([.. Enumerable.Range(first, count).Select(Record)]);

    private static ReservationRecord Record(int number) =>
        new(
            A.Id(number),
            "K7Q2-94MX",
            A.PerformanceId,
            A.Evening,
            "Kim",
            "kim@example.com",
            ReservationStatus.Held,
            [new ReservedSeat(number, $"{number}", "VIP", "A", 50_000)],
            TotalPrice: 50_000,
            Method: null,
            HeldAt: A.Now,
            PaidAt: null,
            CancelledAt: null,
            RefundedAt: null,
            CheckedInAt: null
        );

    private async Task<List<Guid>> ListAsync()
    {
        var ids = new List<Guid>();
        await foreach (var reservation in await _facade.ListAsync(A.ConcertId, default))
            ids.Add(reservation.Reservation.ReservationId);
        return ids;
    }
}
