using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class CheckInFacadeTests
{
    private static readonly Guid Operator = A.Id(9);
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<ITicketSigner> _signer = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly FakeTime _time = new(A.After(60));
    private readonly List<AuditEntry> _entries = [];
    private readonly Reservation _reservation = A.PaidReservation(A.Seat(1));
    private readonly ReservationView _view;
    private readonly CheckInFacade _facade;

    public CheckInFacadeTests()
    {
        var id = _reservation.Id;
        var accounts = new Mock<IAccountRepository>();
        accounts
            .Setup(a => a.FindAsync(A.User, default))
            .ReturnsAsync(Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer));
        _view = A.View(ReservationStatus.Paid, id);
        _signer.Setup(s => s.Read("signed")).Returns(id);
        _reservations.Setup(r => r.FindConcertAsync(id, default)).ReturnsAsync(A.ConcertId);
        _reservations.Setup(r => r.FindForUpdateAsync(A.ConcertId, id, default)).ReturnsAsync(_reservation);
        _reservations.Setup(r => r.FindViewAsync(id, A.User, It.IsAny<DateTimeOffset>(), default)).ReturnsAsync(_view);
        _facade = new CheckInFacade(
            _reservations.Object,
            accounts.Object,
            _signer.Object,
            A.AuditTrail(Operator, _entries),
            _unitOfWork,
            _time
        );
    }

    [Fact]
    public async Task CheckInAsync_PaidTicket_ChecksInAndReturnsHolderAndSeats()
    {
        var result = await CheckInAsync("signed");

        result.Should().Be(new CheckInResult(_reservation.Id, "Kim", _view.Seats, A.After(60)));
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
    public async Task CheckInAsync_ForgedTicket_IsRefusedWithoutATransaction()
    {
        var refusal = await Refusal.OfAsync(() => CheckInAsync("forged"));

        refusal.Code.Should().Be(ErrorCode.TicketNotFound);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task CheckInAsync_TicketOfAReservationThatIsNotStored_IsRefused()
    {
        _signer.Setup(s => s.Read("signed")).Returns(A.Id(100));

        var refusal = await Refusal.OfAsync(() => CheckInAsync("signed"));

        refusal.Code.Should().Be(ErrorCode.TicketNotFound);
        _unitOfWork.Committed.Should().Be(0);
    }

    private Task<CheckInResult> CheckInAsync(string code) => _facade.CheckInAsync(code, default);
}
