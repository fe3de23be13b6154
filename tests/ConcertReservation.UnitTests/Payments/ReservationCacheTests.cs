using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class ReservationCacheTests
{
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<IReservationSource> _source = new();
    private readonly ReservationCache _cache;
    private readonly Guid _id = A.Id(100);

    public ReservationCacheTests()
    {
        _reservations.Setup(r => r.FindConcertAsync(_id, default)).ReturnsAsync(A.ConcertId);
        _source.SetReturnsDefault(Task.FromResult<IReadOnlyList<ReservationSummary>>([]));
        _source
            .Setup(s => s.ReadSummariesAsync(A.ConcertId, new[] { _id }, A.Now))
            .ReturnsAsync([A.Summary(ReservationStatus.Held, _id)]);
        _cache = new ReservationCache(
            new ReservationReader(_source.Object, new FakeTime(A.Now)),
            () => _reservations.Object,
            new PassThrough()
        );
    }

    [Fact]
    public async Task FindAsync_TokenOfTheSameConcert_DoesNotReadTheConcertOfTheReservation()
    {
        (await FindAsync(likelyConcertId: A.ConcertId)).ConcertId.Should().Be(A.ConcertId);

        _reservations.Verify(r => r.FindConcertAsync(_id, default), Times.Never);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(A.ConcertId + 1)]
    public async Task FindAsync_NoTokenOrTokenOfAnotherConcert_FindsTheReservation(long? likelyConcertId) =>
        (await FindAsync(likelyConcertId)).ConcertId.Should().Be(A.ConcertId);

    [Fact]
    public async Task FindAsync_Again_ReadsOnce()
    {
        var first = await FindAsync(likelyConcertId: A.ConcertId);

        (await FindAsync(likelyConcertId: null)).Should().BeSameAs(first);
        _source.Verify(s => s.ReadSummariesAsync(A.ConcertId, new[] { _id }, A.Now), Times.Once);
    }

    [Fact]
    public async Task FindAsync_ReservationOfAnotherCustomer_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _cache.FindAsync(_id, A.SomeoneElse, likelyConcertId: null, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    private Task<ReservationSummary> FindAsync(long? likelyConcertId) =>
        _cache.FindAsync(_id, A.User, likelyConcertId, default);
}
