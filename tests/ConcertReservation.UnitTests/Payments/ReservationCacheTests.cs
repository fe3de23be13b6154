using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class ReservationCacheTests
{
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly ReservationCache _look;
    private readonly Guid _id = A.Id(100);

    public ReservationCacheTests()
    {
        _reservations.Setup(r => r.FindConcertAsync(_id, default)).ReturnsAsync(A.ConcertId);
        _reservations
            .Setup(r => r.FindSummaryAsync(A.ConcertId, _id, A.User, A.Now, default))
            .ReturnsAsync(A.InBrief(ReservationStatus.Held, _id));
        _look = new ReservationCache(_reservations.Object, new FakeTime(A.Now));
    }

    [Fact]
    public async Task FindAsync_TokenOfTheSameConcert_AsksNoOther()
    {
        (await FindAsync(tokenOf: A.ConcertId)).ConcertId.Should().Be(A.ConcertId);

        _reservations.Verify(r => r.FindConcertAsync(_id, default), Times.Never);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(A.ConcertId + 1)]
    public async Task FindAsync_NoTokenOrOneOfAnotherConcert_FindsItAllTheSame(long? tokenOf) =>
        (await FindAsync(tokenOf)).ConcertId.Should().Be(A.ConcertId);

    [Fact]
    public async Task FindAsync_Again_LooksOnce()
    {
        var first = await FindAsync(tokenOf: A.ConcertId);

        (await FindAsync(tokenOf: null)).Should().BeSameAs(first);
        _reservations.Verify(r => r.FindSummaryAsync(A.ConcertId, _id, A.User, A.Now, default), Times.Once);
    }

    [Fact]
    public async Task FindAsync_Anothers_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _look.FindAsync(_id, A.SomeoneElse, tokenOf: null, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    private Task<ReservationSummary> FindAsync(long? tokenOf) => _look.FindAsync(_id, A.User, tokenOf, default);
}
