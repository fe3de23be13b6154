using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class CheckInFacadeTests
{
    private static readonly Guid Operator = A.Id(9);
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<IConcertRepository> _concerts = A.Concerts();
    private readonly Mock<ITicketSigner> _signer = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly FakeTime _time = new(A.After(60));
    private readonly List<AuditEntry> _entries = [];
    private readonly Mock<ICheckInRepository> _checkIns = new();
    private readonly Mock<ISaleSource> _source = new();
    private readonly List<CheckIn> _stored = [];
    private readonly Seat _seat = A.Seat(1);
    private readonly Reservation _reservation;
    private readonly ReservationView _view;
    private readonly CheckInFacade _facade;

    public CheckInFacadeTests()
    {
        _reservation = A.PaidReservation(_seat);
        var id = _reservation.Id;
        var accounts = new Mock<IAccountRepository>();
        accounts
            .Setup(a => a.FindAsync(A.User, default))
            .ReturnsAsync(Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer));
        _view = A.View(ReservationStatus.Paid, id);
        _signer.Setup(s => s.Read("signed")).Returns(new TicketCode(id, SeatId: 1));
        _checkIns.Setup(c => c.ListAsync(A.ConcertId, id, default)).ReturnsAsync(() => _stored);
        _checkIns
            .Setup(c => c.Add(It.IsAny<IEnumerable<CheckIn>>()))
            .Callback((IEnumerable<CheckIn> added) => _stored.AddRange(added));
        _checkIns.Setup(c => c.CountAsync(A.PerformanceId, default)).ReturnsAsync(31);
        _source.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId)).ReturnsAsync(A.SeatMap(_seat));
        _reservations
            .Setup(r => r.FindPerformanceAsync(id, default))
            .ReturnsAsync(new ReservedPerformance(A.ConcertId, A.PerformanceId));
        _reservations.Setup(r => r.FindForUpdateAsync(A.ConcertId, id, default)).ReturnsAsync(_reservation);
        _reservations.Setup(r => r.FindViewAsync(id, It.IsAny<DateTimeOffset>(), default)).ReturnsAsync(_view);
        _facade = new CheckInFacade(
            _concerts.Object,
            _reservations.Object,
            _checkIns.Object,
            accounts.Object,
            new SaleCache(_source.Object, _time),
            _signer.Object,
            Mock.Of<ICurrentStaff>(staff => staff.MayAdmitTo(A.PerformanceId)),
            A.AuditTrail(Operator, _entries),
            _unitOfWork,
            _time
        );
    }

    [Fact]
    public async Task CheckInAsync_PaidTicket_ChecksInAndReturnsHolderAndSeats()
    {
        var result = await CheckInAsync("signed");

        result
            .Should()
            .BeEquivalentTo(
                new CheckInResult(
                    _reservation.Id,
                    "K7Q2-94MX",
                    new TicketId(_reservation.Id, 1).ToString(),
                    "Kim",
                    _view.Seats,
                    A.After(60),
                    _view.ConcertTitle,
                    A.PerformanceId,
                    _view.StartsAt,
                    Admitted: 31,
                    Expected: 1
                )
            );
        _reservation.CheckedInAt.Should().Be(A.After(60));
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task CheckInAsync_PaidTicket_IsInTheAuditLog()
    {
        await CheckInAsync("signed");

        var entry = _entries.Should().ContainSingle().Subject;
        entry.OperatorId.Should().Be(Operator);
        entry.Action.Should().Be("ticket.check_in");
        entry.Target.Should().Be($"reservation/{_reservation.Id}");
        entry.Before.Should().BeNull();
        entry.After.Should().Contain("Kim");
    }

    [Fact]
    public async Task CheckInAsync_SameTicketAgain_IsRefusedWithTheTimeOfTheFirstCheckIn()
    {
        await CheckInAsync("signed");
        _time.SetUtcNow(A.After(61));

        var refusal = await Refusal.OfAsync(() => CheckInAsync("signed"));

        refusal.Code.Should().Be(ErrorCode.AlreadyCheckedIn);
        refusal.Fact("checkedInAt").Should().Be(A.After(60));
        _entries.Should().ContainSingle("the refused check-in is not recorded");
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task CheckInAsync_PerformanceCancelled_IsRefused()
    {
        _concerts
            .Setup(c => c.FindPerformanceForShareAsync(A.ConcertId, A.PerformanceId, default))
            .ReturnsAsync(A.CancelledPerformance());

        var refusal = await Refusal.OfAsync(() => CheckInAsync("signed"));

        refusal.Code.Should().Be(ErrorCode.PerformanceCancelled);
        _stored.Should().BeEmpty();
    }

    [Fact]
    public async Task CheckInAsync_ForgedTicket_IsRefusedWithoutATransaction()
    {
        var refusal = await Refusal.OfAsync(() => CheckInAsync("forged"));

        refusal.Code.Should().Be(ErrorCode.TicketNotFound);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task CheckInAsync_TicketOfAReservationThatIsNotStored_IsRefused()
    {
        _signer.Setup(s => s.Read("signed")).Returns(new TicketCode(A.Id(100), SeatId: 1));

        var refusal = await Refusal.OfAsync(() => CheckInAsync("signed"));

        refusal.Code.Should().Be(ErrorCode.TicketNotFound);
        _unitOfWork.Committed.Should().Be(0);
    }

    private Task<CheckInResult> CheckInAsync(string code) =>
        _facade.CheckInAsync(code, A.PerformanceId, deviceId: null, default);
}
