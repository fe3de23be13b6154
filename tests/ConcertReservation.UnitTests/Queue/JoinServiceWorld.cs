using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>An empty line with two free slots, of a concert with available seats.</summary>
internal sealed class JoinServiceWorld
{
    private readonly List<QueueToken> _present = [];

    public JoinServiceWorld()
    {
        Tokens
            .Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<Guid>>(), default))
            .ReturnsAsync(_present);
        Tokens
            .Setup(t => t.EndLapsedAsync(A.ConcertId, It.IsAny<DateTimeOffset>(), default))
            .Callback(() => Calls.Add("end"));
        Tokens
            .Setup(t => t.CountActiveAsync(A.ConcertId, default))
            .Callback(() => Calls.Add("count"))
            .ReturnsAsync(() => Active);
        Tokens
            .Setup(t => t.AddAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<QueueToken>>(), default))
            .Callback((long _, IReadOnlyCollection<QueueToken> arrivals, CancellationToken _) => Add(arrivals));
        Seats
            .Setup(s => s.AnyUnsoldAsync(A.ConcertId, It.IsAny<DateTimeOffset>(), default))
            .ReturnsAsync(() => !SoldOut);
        Service = new JoinService(
            Tokens.Object,
            new AdmissionService(A.Concerts().Object, Tokens.Object, Seats.Object, Mock.Of<ITurnMailRepository>())
        );
    }

    public JoinService Service { get; }
    public Mock<IQueueTokenRepository> Tokens { get; } = new();
    public Mock<ISeatRepository> Seats { get; } = new();
    public Line Line { get; } = A.Line(A.Policy with { MaxActive = 2 });
    public List<QueueToken> Arrived { get; } = [];
    public List<string> Calls { get; } = [];
    public int Active { get; set; }
    public bool SoldOut { get; set; }

    public Task<IReadOnlyList<Joined>> JoinAsync(DateTimeOffset now, params Guid[] users) =>
        Service.JoinAsync(Line, users, now, default);

    public QueueToken Present(QueueToken token)
    {
        _present.Add(token);
        return token;
    }

    public void ACustomerWaits() =>
        Tokens.Setup(t => t.AnyWaitingAsync(A.ConcertId, Line.LastAdmittedPlace, default)).ReturnsAsync(true);

    private void Add(IReadOnlyCollection<QueueToken> arrivals)
    {
        Calls.Add("add");
        Arrived.AddRange(arrivals);
    }
}
