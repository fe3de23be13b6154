using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class TicketFacadeTests
{
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<IAccountRepository> _accounts = new();
    private readonly Mock<ITicketSigner> _signer = new();
    private static readonly TicketId Ticket = new(A.Id(100), SeatId: 1);
    private readonly TicketFacade _facade;

    public TicketFacadeTests()
    {
        var kim = Account.Existing(A.User, "kim@example.com", "Kim", Role.Customer);
        _accounts.Setup(a => a.FindAsync(A.User, default)).ReturnsAsync(kim);
        _signer.Setup(s => s.Sign(Ticket)).Returns("signed");
        var checkIns = new Mock<ICheckInRepository>();
        checkIns.Setup(c => c.ListAsync(A.ConcertId, A.Id(100), default)).ReturnsAsync([]);
        _facade = new TicketFacade(
            _reservations.Object,
            checkIns.Object,
            _accounts.Object,
            _signer.Object,
            new FakeTime(A.Now)
        );
    }

    [Fact]
    public async Task FindAsync_Paid_ReturnsASignedTicket()
    {
        var view = Stored(ReservationStatus.Paid);

        var ticket = await _facade.FindAsync(A.Id(100), A.User, default);

        ticket
            .Should()
            .BeEquivalentTo(
                new TicketResult(
                    A.Id(100),
                    "K7Q2-94MX",
                    "signed",
                    "Spring Tour",
                    A.Venue,
                    A.Evening,
                    view.Seats,
                    "Kim",
                    [new SeatTicket(Ticket.ToString(), 1, "1", "VIP", "A", "signed", CheckedInAt: null)]
                )
            );
    }

    [Theory]
    [InlineData(ReservationStatus.Held)]
    [InlineData(ReservationStatus.Expired)]
    [InlineData(ReservationStatus.Cancelled)]
    [InlineData(ReservationStatus.Refunded)]
    public async Task FindAsync_NotPaid_IsRefusedAndSignsNothing(ReservationStatus status)
    {
        Stored(status);

        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(A.Id(100), A.User, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
        _signer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task FindAsync_ReservationOfAnotherCustomerOrUnknown_IsRefused()
    {
        Stored(ReservationStatus.Paid);

        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(A.Id(100), A.SomeoneElse, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    private ReservationView Stored(ReservationStatus status)
    {
        var view = A.View(status);
        _reservations.Setup(r => r.FindViewAsync(A.Id(100), A.User, A.Now, default)).ReturnsAsync(view);
        return view;
    }
}
