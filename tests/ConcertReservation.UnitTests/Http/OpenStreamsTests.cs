using ConcertReservation.Api.Http;

namespace ConcertReservation.UnitTests.Http;

public sealed class OpenStreamsTests
{
    private const long Concert = 1;

    private readonly OpenStreams _streams = new();

    [Fact]
    public void Open_FifthOfAnAccountAndConcert_ClosesTheOldest()
    {
        var opened = Enumerable.Range(0, 5).Select(_ => _streams.Open(A.User, Concert)).ToList();

        opened.Select(stream => stream.Closed.IsCancellationRequested).Should().Equal(true, false, false, false, false);
    }

    [Fact]
    public void Open_AfterOneHasEnded_ClosesNone()
    {
        var opened = Enumerable.Range(0, 4).Select(_ => _streams.Open(A.User, Concert)).ToList();
        opened[2].Dispose();

        _streams.Open(A.User, Concert);

        opened.Should().OnlyContain(stream => !stream.Closed.IsCancellationRequested);
    }

    [Fact]
    public void Open_OfAnotherConcertOrAccount_ClosesNone()
    {
        var opened = Enumerable.Range(0, 4).Select(_ => _streams.Open(A.User, Concert)).ToList();

        _streams.Open(A.User, Concert + 1);
        _streams.Open(Guid.Empty, Concert);

        opened.Should().OnlyContain(stream => !stream.Closed.IsCancellationRequested);
    }
}
