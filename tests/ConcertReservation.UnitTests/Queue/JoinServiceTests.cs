namespace ConcertReservation.UnitTests.Queue;

public sealed class JoinServiceTests
{
    private readonly JoinServiceWorld _world = new();

    [Fact]
    public async Task JoinAsync_SeveralCustomers_GetPlacesInTheOrderOfArrival()
    {
        _world.ACustomerWaits();

        var joined = await _world.JoinAsync(A.Now, A.Id(13), A.Id(11), A.Id(12));

        joined.Select(j => j.Token.UserId).Should().Equal(A.Id(13), A.Id(11), A.Id(12));
        joined.Select(j => j.Token.Place).Should().Equal(1, 2, 3);
        joined.Should().OnlyContain(j => j.IsNew);
    }

    [Fact]
    public async Task JoinAsync_SeveralCustomers_AreStoredTogether()
    {
        var joined = await _world.JoinAsync(A.Now, A.Id(11), A.Id(12));

        _world.Tokens.Verify(
            t => t.AddAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<QueueToken>>(), It.IsAny<CancellationToken>()),
            Times.Once
        );
        _world.Arrived.Should().Equal(joined.Select(j => j.Token));
    }

    [Fact]
    public async Task JoinAsync_EachCustomerHasALiveToken_StoresNothing()
    {
        var present = _world.Present(A.WaitingToken(_world.Line, A.Id(11)));

        await _world.JoinAsync(A.Now, present.UserId);

        _world.Tokens.Verify(
            t => t.AddAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<QueueToken>>(), It.IsAny<CancellationToken>()),
            Times.Never
        );
    }

    [Fact]
    public async Task JoinAsync_SameCustomerTwice_GetsOneTokenAndOnePlace()
    {
        var joined = await _world.JoinAsync(A.Now, A.Id(11), A.Id(12), A.Id(11));

        joined[2].Should().Be(new Joined(joined[0].Token, IsNew: false));
        _world.Arrived.Select(t => t.UserId).Should().Equal(A.Id(11), A.Id(12));
        _world.Line.NextPlace.Should().Be(3);
    }

    [Fact]
    public async Task JoinAsync_LiveToken_ReturnsItWithoutANewPlace()
    {
        var present = _world.Present(A.WaitingToken(_world.Line));

        var joined = await _world.JoinAsync(A.After(60), A.User);

        joined.Should().Equal(new Joined(present, IsNew: false));
        _world.Line.NextPlace.Should().Be(2);
        _world.Arrived.Should().BeEmpty();
    }

    [Fact]
    public async Task JoinAsync_OneCustomerHasALiveToken_GivesPlacesOnlyToTheOthers()
    {
        _world.ACustomerWaits();
        var present = _world.Present(A.WaitingToken(_world.Line));

        var joined = await _world.JoinAsync(A.Now, A.Id(11), A.User, A.Id(12));

        joined.Select(j => j.Token.Place).Should().Equal(2, present.Place, 3);
        joined.Select(j => j.IsNew).Should().Equal(true, false, true);
    }

    [Fact]
    public async Task JoinAsync_AdmittedAndUnclaimed_ClaimsTheToken()
    {
        var present = _world.Present(A.UnclaimedToken());

        await _world.JoinAsync(A.After(30), A.User);

        present.ClaimedAt.Should().Be(A.After(30));
        present.ExpiresAt.Should().Be(A.Now + A.Policy.ActiveFor);
    }

    [Fact]
    public async Task JoinAsync_TokenExpired_EndsItAndGivesANewPlaceAtTheEnd()
    {
        _world.Present(A.ActiveToken());
        _world.ACustomerWaits();
        _world.Line.AssignPlace();

        var joined = await _world.JoinAsync(A.After(300), A.User);

        joined[0].IsNew.Should().BeTrue();
        joined[0].Token.Place.Should().Be(2);
        _world.Calls.Should().Equal("end", "add");
    }
}
