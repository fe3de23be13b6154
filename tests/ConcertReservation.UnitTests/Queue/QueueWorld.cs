using ConcertReservation.Application.Batching;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>The use cases of the queue over one concert with an open sale and an empty line.</summary>
internal sealed class QueueWorld
{
    private readonly List<QueueToken> _stored = [];
    private readonly LineStateCache _lines;
    private readonly QueueTokenLookup _lookup;
    private readonly QueueTokenDescriber _describer;
    private readonly IServiceScopeFactory _scopes;
    private readonly JoinBatcher _batcher;

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
        Signer
            .Setup(s => s.Sign(It.IsAny<QueueTokenPayload>()))
            .Returns((QueueTokenPayload payload) => TextOf(payload.TokenId));
        Sale = new SaleCache(Source.Object, Time);
        ActiveTokens = new ActiveTokenCache(Time);
        _lines = A.LineStates(Time, State);
        TokenSource.Setup(t => t.ReadAsync(A.ConcertId, It.IsAny<Guid[]>())).ReturnsAsync([]);
        _lookup = new QueueTokenLookup(
            Lines.Object,
            Tokens.Object,
            new QueueTokenReader(TokenSource.Object),
            UnitOfWork,
            Time
        );
        _describer = new QueueTokenDescriber(Signer.Object, _lines, Time);
        _scopes = new ServiceCollection()
            .AddSingleton(Joins())
            .AddSingleton(_lookup)
            .BuildServiceProvider()
            .GetRequiredService<IServiceScopeFactory>();
        _batcher = new JoinBatcher(_scopes, new JoinBatchLimits(new BatchLimits(null, 500, 10_000)), _lines);
    }

    public Mock<IConcertRepository> Concerts { get; } = new();
    public Mock<ILineRepository> Lines { get; } = new();
    public Mock<IQueueTokenRepository> Tokens { get; } = new();
    public Mock<IQueueTokenSource> TokenSource { get; } = new();
    public Mock<IReservationRepository> Reservations { get; } = new();
    public Mock<ISeatRepository> Seats { get; } = new();
    public Mock<IQueueTokenSigner> Signer { get; } = new();
    public Mock<IJoinLimiter> Limiter { get; } = new();
    public Mock<ISaleSource> Source { get; } = new();
    public SaleCache Sale { get; }
    public PassThrough Guard { get; } = new();
    public FakeUnitOfWork UnitOfWork { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public ActiveTokenCache ActiveTokens { get; }

    public Concert Concert { get; set; } = A.Concert();
    public Line Line { get; } = A.Line();
    public bool SoldOut { get; set; }

    /// <summary>The tokens that were stored as new.</summary>
    public List<QueueToken> Arrived { get; } = [];

    public static TestCaller Caller(string? text = null) => new(A.ConcertId, A.User, text);

    public static string TextOf(Guid tokenId) => $"signed {tokenId}";

    /// <summary>The user has this token, and it was not stored as ended.</summary>
    public QueueToken Live(QueueToken token)
    {
        Tokens.Setup(t => t.FindLiveAsync(A.ConcertId, A.User, default)).ReturnsAsync(token);
        Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(token);
        Tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, new[] { A.User }, default)).ReturnsAsync([token]);
        return Stored(token);
    }

    public QueueToken Stored(QueueToken token)
    {
        TokenSource.Setup(t => t.ReadAsync(A.ConcertId, new[] { token.Id })).ReturnsAsync([token]);
        Tokens.Setup(t => t.FindForUpdateAsync(A.ConcertId, token.Id, default)).ReturnsAsync(token);
        _stored.Add(token);
        return token;
    }

    /// <summary>The client sends a genuine token with this payload.</summary>
    public TestCaller Presenting(QueueToken token, Guid? user = null, long? concertId = null)
    {
        var payload = new QueueTokenPayload(token.Id, user ?? A.User, concertId ?? A.ConcertId, token.Place);
        Signer.Setup(s => s.Read(TextOf(token.Id))).Returns(payload);
        return Caller(TextOf(token.Id));
    }

    public Task<JoinResult> JoinAsync(long concertId = A.ConcertId) =>
        new JoinFacade(_batcher, _describer, Limiter.Object).JoinAsync(concertId, A.User, default);

    public async Task<QueueTokenResult> GetAsync(TestCaller caller) =>
        await Positions().GetAsync(caller.ConcertId, caller.UserId, caller.Text, default);

    public Task<IAsyncEnumerable<QueueUpdate>> WatchAsync(TestCaller caller) =>
        Positions().WatchAsync(caller.ConcertId, caller.UserId, caller.Text, default);

    public async Task<GateResult> PassAsync(TestCaller caller, bool claims = true) =>
        await new QueueGate(
            _describer,
            ActiveTokens,
            _batcher,
            Limiter.Object,
            () => _lookup,
            new PassThrough(),
            Time
        ).PassAsync(
            QueueCaller.Of(caller.ConcertId, caller.UserId, PresentedToken.Read(caller.Text, Signer.Object)),
            claims,
            beforeJoining: null,
            default
        );

    public Task LeaveAsync() =>
        new LeaveFacade(
            new LeaveService(
                Tokens.Object,
                Reservations.Object,
                new SeatReleaseService(Seats.Object, Reservations.Object)
            ),
            new LeavePublisher(_lines, ActiveTokens, Sale),
            UnitOfWork,
            Time
        ).LeaveAsync(A.ConcertId, A.User, default);

    public void PauseAdmission() => Line.ChangePolicy(A.Policy with { Paused = true }, A.Now);

    // As the database does it: admissions move the last admitted place, waiting tokens that left abandon their places.
    private LineStateChange State()
    {
        var admitted = _stored.Where(token => token.ActivatedAt is not null).Select(token => token.Place);
        var abandoned = _stored
            .Where(token => token is { ActivatedAt: null, Status: QueueTokenStatus.Left })
            .Select(token => token.Place)
            .ToArray();
        return A.Change(admitted.Append(Line.LastAdmittedPlace).Max(), abandoned) with { SoldOut = SoldOut };
    }

    private QueuePositionFacade Positions() =>
        new(Signer.Object, _describer, new QueuePositionWatcher(_describer, _lines, Time), Guard, _scopes);

    private JoinBatchFacade Joins() =>
        new(
            Concerts.Object,
            Lines.Object,
            Tokens.Object,
            new JoinService(
                Tokens.Object,
                new AdmissionService(Concerts.Object, Tokens.Object, Seats.Object, Mock.Of<ITurnMailRepository>())
            ),
            _lines,
            A.SaleMetrics(),
            UnitOfWork,
            Time
        );
}

/// <summary>The user of a request, and its queue token, if any.</summary>
internal sealed record TestCaller(long ConcertId, Guid UserId, string? Text);
