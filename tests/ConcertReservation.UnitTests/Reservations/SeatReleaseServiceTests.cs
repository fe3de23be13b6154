using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class SeatReleaseServiceTests
{
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly List<string> _calls = [];
    private readonly SeatReleaseService _service;

    public SeatReleaseServiceTests() => _service = new SeatReleaseService(_seats.Object, _reservations.Object);

    [Fact]
    public async Task ReleaseAsync_SeveralHolds_ReleasesTheSeatsOfEach()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2), A.Seat(3)];
        Reservation[] holds = [A.Hold(seats[0], seats[1]), A.Hold(seats[2])];
        Stored(seats, holds);

        var released = await ReleaseAsync(holds);

        released.Should().OnlyContain(r => r.Status == ReservationStatus.Cancelled);
        seats.Should().OnlyContain(s => s.IsAvailableAt(A.Now));
    }

    [Fact]
    public async Task ReleaseAsync_Always_LocksSeatsBeforeReservations()
    {
        var seat = A.Seat();
        var hold = A.Hold(seat);
        Stored([seat], [hold]);

        await ReleaseAsync(hold);

        _calls.Should().Equal("lock seats", "lock reservations");
    }

    [Fact]
    public async Task ReleaseAsync_AlreadyPaid_StaysPaid()
    {
        var seat = A.Seat();
        var paid = A.PaidReservation(seat);
        Stored([seat], [paid]);

        var released = await ReleaseAsync(paid);

        released.Should().Equal(paid);
        paid.Status.Should().Be(ReservationStatus.Paid);
        seat.Status.Should().Be(SeatStatus.Sold);
    }

    [Fact]
    public async Task ReleaseAsync_Expired_ChangesNothing()
    {
        var seat = A.Seat();
        var hold = A.Hold(seat);
        Stored([seat], [hold]);

        await _service.ReleaseAsync(A.ConcertId, [hold.Id], A.After(300), default);

        hold.CancelledAt.Should().BeNull();
        seat.IsOf(hold.Id).Should().BeTrue();
    }

    [Fact]
    public async Task ReleaseAsync_NoHolds_LocksNothing()
    {
        var released = await _service.ReleaseAsync(A.ConcertId, [], A.Now, default);

        released.Should().BeEmpty();
        _seats.VerifyNoOtherCalls();
        _reservations.VerifyNoOtherCalls();
    }

    private Task<IReadOnlyList<Reservation>> ReleaseAsync(params Reservation[] holds) =>
        _service.ReleaseAsync(A.ConcertId, [.. holds.Select(h => h.Id)], A.Now, default);

    private void Stored(Seat[] seats, Reservation[] found)
    {
        var ids = found.Select(r => r.Id);
        _seats
            .Setup(s =>
                s.FindOfReservationsForUpdateAsync(
                    A.ConcertId,
                    It.Is<IReadOnlyCollection<Guid>>(asked => asked.SequenceEqual(ids)),
                    default
                )
            )
            .Callback(() => _calls.Add("lock seats"))
            .ReturnsAsync(seats);
        _reservations
            .Setup(r =>
                r.FindManyForUpdateAsync(
                    A.ConcertId,
                    It.Is<IReadOnlyCollection<Guid>>(asked => asked.SequenceEqual(ids)),
                    default
                )
            )
            .Callback(() => _calls.Add("lock reservations"))
            .ReturnsAsync(found);
    }
}
