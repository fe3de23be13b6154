using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationIssueTests
{
    private static readonly Holder Guest = Holder.Of("Guest", "guest@example.com");

    [Fact]
    public void Issue_AvailableAndBlockedSeats_IsPaidAtTheirPrices()
    {
        Seat[] seats = [A.Seat(1, price: 1_000), A.Seat(2, price: 3_000)];
        seats[1].Block(A.Now);

        var issued = Reservation.Issue(seats, Guest, isFree: false, serial: 1, A.Now);

        issued.Status.Should().Be(ReservationStatus.Paid);
        issued.TotalPrice.Should().Be(4_000);
        issued.PriceOf(2).Should().Be(3_000);
        (issued.PaidAt, issued.HeldAt, issued.ExpiresAt).Should().Be((A.Now, A.Now, A.Now));
        (issued.UserId, issued.HolderName, issued.HolderEmail).Should().Be((null, "Guest", "guest@example.com"));
        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Sold && seat.IsOf(issued.Id));
    }

    [Fact]
    public void Issue_Free_CostsNothing()
    {
        var issued = Reservation.Issue([A.Seat(1, price: 1_000)], Guest, isFree: true, serial: 1, A.Now);

        issued.TotalPrice.Should().Be(0);
        issued.PriceOf(1).Should().Be(0);
    }

    [Fact]
    public void Issue_OneSeatIsHeld_IsRefusedAndSellsNone()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2)];
        A.Hold(seats[1]);

        var refusal = Refusal.Of(() => Reservation.Issue(seats, Guest, isFree: false, serial: 1, A.Now));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        seats[0].Status.Should().Be(SeatStatus.Available);
    }

    [Theory]
    [InlineData("", null, "holder.name")]
    [InlineData("Guest", "nobody", "holder.email")]
    public void HolderOf_WrongText_NamesTheField(string name, string? email, string field)
    {
        var refusal = Refusal.Of(() => Holder.Of(name, email));

        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        refusal.Facts.Single().Value.Should().BeOfType<Dictionary<string, string[]>>().Which.Should().ContainKey(field);
    }
}
