using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class RefundFacadeSeatsTests
{
    [Fact]
    public async Task RefundAsync_Refunded_InvalidatesTheSeats()
    {
        var (world, time, sale) = (new PaymentWorld(), new FakeTime(A.Now), new Mock<ISaleSource>());
        sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId)).ReturnsAsync(() => A.SeatMap());
        var cache = new SaleCache(sale.Object, time);
        var id = world.Reservation!.Id;
        world
            .Reservations.Setup(r => r.FindViewAsync(id, A.User, A.Now, default))
            .ReturnsAsync(A.View(ReservationStatus.Paid, id, totalPrice: 80_000));
        world.Reservation.Pay([world.Seat], A.Now);
        var refunds = new RefundFacade(
            A.Concerts().Object,
            world.Reservations.Object,
            world.Refunds,
            Mock.Of<IMailRepository>(),
            cache,
            A.SaleMetrics(),
            new FakeUnitOfWork(),
            time
        );
        var before = await cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);

        await refunds.RefundAsync(id, A.User, seatIds: null, default);

        (await cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default)).Should().NotBeSameAs(before);
    }
}
