using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueTicketTests
{
    [Fact]
    public void Of_AToken_SaysWhoseItIsAndWhere()
    {
        var token = A.WaitingToken();

        var ticket = QueueTicket.Of(token);

        ticket.Should().Be(new QueueTicket(token.Id, A.User, A.ConcertId, 1));
    }

    [Fact]
    public void IssuedAt_OfAToken_IsWhatTheTokenSays()
    {
        var token = QueueToken.Join(A.Line(), A.User, A.After(1.234567));

        QueueTicket.Of(token).IssuedAt.Should().Be(token.IssuedAt);
    }
}
