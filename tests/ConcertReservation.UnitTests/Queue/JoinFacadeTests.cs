using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class JoinFacadeTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task JoinAsync_NewCustomerWithoutFreeSlot_ReturnsThePlace()
    {
        _world.PauseAdmission();
        for (var ahead = 0; ahead < 127; ahead++)
            _world.Line.AssignPlace();
        _world.SoldOut = true;

        var result = await JoinAsync();

        result.IsNew.Should().BeTrue();
        result
            .Token.Should()
            .BeEquivalentTo(
                new
                {
                    Token = QueueWorld.TextOf(result.Token.TokenId),
                    A.ConcertId,
                    Status = QueueTokenStatus.Waiting,
                    Position = 128L,
                    Ahead = 127L,
                    EstimatedWaitSeconds = (int?)null,
                    IssuedAt = A.Now,
                    ActivatedAt = (DateTimeOffset?)null,
                    ExpiresAt = (DateTimeOffset?)null,
                    PollAfterSeconds = 3,
                    SoldOut = true,
                }
            );
    }

    [Fact]
    public async Task JoinAsync_FreeSlot_ReturnsAnActiveToken()
    {
        var result = await JoinAsync();

        result.IsNew.Should().BeTrue();
        result
            .Token.Should()
            .BeEquivalentTo(
                new
                {
                    Status = QueueTokenStatus.Active,
                    Position = 0L,
                    Ahead = 0L,
                    EstimatedWaitSeconds = 0,
                    ActivatedAt = A.Now,
                    ExpiresAt = A.After(300),
                }
            );
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task JoinAsync_LiveToken_ReturnsItAndStoresNoOther()
    {
        var present = _world.Live(A.WaitingToken());

        var result = await JoinAsync();

        result.IsNew.Should().BeFalse();
        result.Token.TokenId.Should().Be(present.Id);
        _world.Arrived.Should().BeEmpty();
    }

    [Fact]
    public async Task JoinAsync_TokenExpired_ReturnsANewToken()
    {
        var lapsed = _world.Live(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(300));

        var result = await JoinAsync();

        result.IsNew.Should().BeTrue();
        result.Token.TokenId.Should().NotBe(lapsed.Id);
    }

    [Fact]
    public async Task JoinAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.JoinAsync(8));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
        _world.Concerts.Verify(c => c.FindAsync(8, default), Times.Never, "an unknown line gets no batch");
    }

    [Fact]
    public async Task JoinAsync_SaleNotOpen_IsRefusedWithTheOpeningTime()
    {
        _world.Concert = A.Concert(opensAt: A.After(60));

        var refusal = await Refusal.OfAsync(JoinAsync);

        refusal.Code.Should().Be(ErrorCode.SaleNotOpen);
        refusal.Fact("saleOpensAt").Should().Be(A.After(60));
        _world.Line.NextPlace.Should().Be(1);
    }

    [Fact]
    public async Task JoinAsync_SaleOver_IsRefused()
    {
        _world.Concert = A.Concert(closesAt: A.After(60));
        _world.Time.SetUtcNow(A.After(60));

        var refusal = await Refusal.OfAsync(JoinAsync);

        refusal.Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public async Task JoinAsync_LiveTokenAndTheSaleIsOver_ReturnsIt()
    {
        var present = _world.Live(A.WaitingToken());
        _world.Concert = A.Concert(closesAt: A.After(60));
        _world.Time.SetUtcNow(A.After(60));

        var result = await JoinAsync();

        result.IsNew.Should().BeFalse();
        result.Token.TokenId.Should().Be(present.Id);
    }

    [Fact]
    public async Task JoinAsync_LiveTokenAndTheOpeningWasMoved_ReturnsIt()
    {
        var present = _world.Live(A.ActiveToken());
        _world.Concert = A.Concert(opensAt: A.After(60));

        var result = await JoinAsync();

        result.Token.TokenId.Should().Be(present.Id);
        result.Token.Status.Should().Be(QueueTokenStatus.Active);
    }

    private Task<JoinResult> JoinAsync() => _world.JoinAsync();
}
