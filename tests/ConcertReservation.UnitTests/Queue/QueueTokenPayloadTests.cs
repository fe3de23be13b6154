namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueTokenPayloadTests
{
    [Fact]
    public void Of_Token_HasItsUserConcertAndPlace()
    {
        var token = A.WaitingToken();

        var ticket = QueueTokenPayload.Of(token);

        ticket.Should().Be(new QueueTokenPayload(token.Id, A.User, A.ConcertId, 1));
    }

    [Fact]
    public void IssuedAt_OfAToken_IsTheTimeOfTheToken()
    {
        var token = QueueToken.Join(A.Line(), A.User, A.After(1.234567));

        QueueTokenPayload.Of(token).IssuedAt.Should().Be(token.IssuedAt);
    }
}
