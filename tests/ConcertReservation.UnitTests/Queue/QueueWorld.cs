using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>The queue's facade over one concert with an open sale and an empty line.</summary>
internal sealed class QueueWorld
{
    private readonly List<QueueToken> _stored = [];

    public QueueWorld()
    {
        Concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(() => Concert);
        Lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(Line);
        Lines.Setup(l => l.FindPolicyAsync(A.ConcertId, default)).ReturnsAsync(() => Line.Policy);
        Tokens
            .Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<Guid>>(), default))
            .ReturnsAsync([]);
        Tokens
            .Setup(t => t.AddAsync(A.ConcertId, It.IsAny<IReadOnlyCollection<QueueToken>>(), default))
            .Callback(
                (long _, IReadOnlyCollection<QueueToken> arrivals, CancellationToken _) => Arrived.AddRange(arrivals)
            );
        Seats.Setup(s => s.AnyUnsoldAsync(A.ConcertId, It.IsAny<DateTimeOffset>(), default)).ReturnsAsync(true);
        Reservations.Setup(r => r.ListHeldIdsAsync(A.ConcertId, A.User, default)).ReturnsAsync([]);
        Sealer
            .Setup(s => s.Seal(It.IsAny<QueueTokenPayload>()))
            .Returns((QueueTokenPayload ticket) => TextOf(ticket.TokenId));
        Snapshots = new(Sale.Object, Time);
        var lineStates = A.Pictures(Time, Picture);
        var joining = new JoinService(Tokens.Object, new AdmissionService(Tokens.Object, Seats.Object));
        var desk = new OneByOneBatcher(new(Concerts.Object, Lines.Object, joining, lineStates, UnitOfWork, Time));
        Room = new WaitingRoom(desk, Sealer.Object, lineStates, Time);
        ActiveTokenCache = new ActiveTokenCache(Time);
        Facade = new QueueFacade(
            Lines.Object,
            Tokens.Object,
            Reservations.Object,
            new SeatReleaseService(Seats.Object, Reservations.Object),
            desk,
            Room,
            lineStates,
            ActiveTokenCache,
            Snapshots,
            Guard,
            UnitOfWork,
            Time
        );
    }

    public Mock<IConcertRepository> Concerts { get; } = new();
    public Mock<ILineRepository> Lines { get; } = new();
    public Mock<IQueueTokenRepository> Tokens { get; } = new();
    public Mock<IReservationRepository> Reservations { get; } = new();
    public Mock<ISeatRepository> Seats { get; } = new();
    public Mock<ISaleSource> Sale { get; } = new();
    public Mock<IQueueTokenSigner> Sealer { get; } = new();
    public SaleCache Snapshots { get; }
    public PassThrough Guard { get; } = new();
    public FakeUnitOfWork UnitOfWork { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public WaitingRoom Room { get; }
    public ActiveTokenCache ActiveTokenCache { get; }
    public QueueFacade Facade { get; }

    public Concert Concert { get; set; } = A.Concert();
    public Line Line { get; } = A.Line();
    public AdmissionRate Rate { get; set; } = A.NoRate;
    public bool SoldOut { get; set; }

    /// <summary>The tokens that were written down anew.</summary>
    public List<QueueToken> Arrived { get; } = [];

    public static QueueCaller Caller(string? presented = null) => new(A.ConcertId, A.User, presented);

    public static string TextOf(Guid tokenId) => $"sealed {tokenId}";

    /// <summary>The user has this token, and it was not written as ended.</summary>
    public QueueToken Live(QueueToken token)
    {
        Tokens.Setup(t => t.FindLiveAsync(A.ConcertId, A.User, default)).ReturnsAsync(token);
        Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(token);
        Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, new[] { A.User }, default)).ReturnsAsync([token]);
        return Stored(token);
    }

    public QueueToken Stored(QueueToken token)
    {
        Tokens.Setup(t => t.FindAsync(A.ConcertId, token.Id, default)).ReturnsAsync(token);
        Tokens.Setup(t => t.FindForUpdateAsync(A.ConcertId, token.Id, default)).ReturnsAsync(token);
        _stored.Add(token);
        return token;
    }

    /// <summary>The user shows a genuine token that says this.</summary>
    public QueueCaller Presenting(QueueToken token, Guid? user = null, long? concertId = null)
    {
        var ticket = new QueueTokenPayload(token.Id, user ?? A.User, concertId ?? A.ConcertId, token.Place);
        Sealer.Setup(s => s.Open(TextOf(token.Id))).Returns(ticket);
        return Caller(TextOf(token.Id));
    }

    public async Task<GateResult> PassAsync(QueueCaller caller) =>
        await new Gate(ActiveTokenCache, Room, () => Facade).PassAsync(caller, default);

    public void NobodyGetsIn() => Line.ChangePolicy(A.Policy with { Paused = true }, A.Now);

    // As the database would tell it: who was admitted moved the frontier, who left while waiting departed.
    private LineStateChange Picture()
    {
        var admitted = _stored.Where(token => token.ActivatedAt is not null).Select(token => token.Place);
        var abandoned = _stored
            .Where(token => token is { ActivatedAt: null, Status: QueueTokenStatus.Left })
            .Select(token => token.Place)
            .ToArray();
        return A.Change(admitted.Append(Line.LastAdmittedPlace).Max(), abandoned) with
        {
            Rate = Rate,
            SoldOut = SoldOut,
        };
    }
}
