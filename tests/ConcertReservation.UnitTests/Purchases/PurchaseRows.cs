using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>
/// The rows that purchases lock and write. Other transactions have locked the rows in <see cref="LockedElsewhere"/>.
/// </summary>
internal sealed class PurchaseRows
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<IPaymentRepository> _payments = new();
    private readonly Mock<IWalletRepository> _wallets = new();
    private readonly Mock<IReservationSerials> _serials = new();
    private readonly Mock<IMailRepository> _mails = new();

    public PurchaseRows()
    {
        SetUpLocks();
        SetUpWrites();
        Service = new PurchaseService(
            new PurchaseLocks(_concerts.Object, _tokens.Object, _seats.Object, _reservations.Object, _wallets.Object),
            _reservations.Object,
            _seats.Object,
            _tokens.Object,
            _payments.Object,
            _wallets.Object,
            _serials.Object,
            _mails.Object
        );
    }

    public Concert Concert { get; set; } = A.Concert();
    public List<Performance> Performances { get; } = [A.Performance()];
    public List<QueueToken> Tokens { get; } = [A.ActiveToken()];
    public List<Seat> Seats { get; } = [A.Seat(1, price: 90_000), A.Seat(2, price: 40_000), A.Seat(3)];
    public List<Reservation> Reservations { get; } = [];
    public List<Wallet> Wallets { get; } = [A.Wallet(100_000)];
    public Dictionary<Guid, int> LiveSeats { get; } = [];
    public HashSet<object> LockedElsewhere { get; } = [];

    /// <summary>The tables in the order of their locks.</summary>
    public List<string> Locks { get; } = [];

    /// <summary>What was written, in order.</summary>
    public List<string> Writes { get; } = [];
    public List<Payment> Payments { get; } = [];
    public List<LedgerEntry> Entries { get; } = [];
    public List<Mail> Mails { get; } = [];

    public PurchaseService Service { get; }

    public Task<IReadOnlyList<PurchaseOutcome>> ServeAsync(
        IReadOnlyList<PurchaseOrder> orders,
        DateTimeOffset? now = null,
        OnLockedRow locked = OnLockedRow.Skip
    ) => Service.ServeAsync(A.ConcertId, orders, locked, now ?? A.Now, default);

    public async Task<PurchaseOutcome> ServeAsync(PurchaseOrder order, DateTimeOffset? now = null) =>
        (await ServeAsync([order], now)).Single();

    /// <summary>A stored hold of the seats, whose customer is admitted and has a wallet.</summary>
    public Reservation Held(Guid user, params long[] seatIds)
    {
        var hold = A.Hold(user, [.. Seats.Where(seat => seatIds.Contains(seat.Id))]);
        Reservations.Add(hold);
        return hold;
    }

    public void Admit(Guid user, long balance = 100_000)
    {
        Tokens.Add(A.ActiveToken(user: user));
        Wallets.Add(A.Wallet(balance, user));
    }

    /// <summary>All customers are admitted for fifteen minutes, longer than a hold.</summary>
    public void ExtendActiveTime()
    {
        var policy = A.Policy with { ActiveFor = TimeSpan.FromMinutes(15) };
        for (var i = 0; i < Tokens.Count; i++)
            Tokens[i] = A.ActiveToken(policy, Tokens[i].UserId);
    }

    private IReadOnlyList<T> Lock<T>(string table, IEnumerable<T> rows, OnLockedRow locked)
        where T : class
    {
        Locks.Add(table);
        return [.. rows.Where(row => locked == OnLockedRow.Wait || !LockedElsewhere.Contains(row))];
    }

    private void SetUpLocks()
    {
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(() => Concert);
        _concerts
            .Setup(c => c.ListPerformancesForShareAsync(A.ConcertId, Any<long>(), AnyLock(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<long> ids, OnLockedRow locked, CancellationToken _) =>
                    Lock("performances", Performances.Where(row => ids.Contains(row.Id)), locked)
            );
        _tokens
            .Setup(t => t.ListLiveForUpdateAsync(A.ConcertId, Any<Guid>(), AnyLock(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<Guid> users, OnLockedRow locked, CancellationToken _) =>
                    Lock("tokens", LiveTokens(users), locked)
            );
        _tokens
            .Setup(t => t.FindUsersWithLiveAsync(A.ConcertId, Any<Guid>(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<Guid> users, CancellationToken _) =>
                    LiveTokens(users).Select(token => token.UserId).ToHashSet()
            );
        _seats
            .Setup(s => s.ListForUpdateAsync(A.ConcertId, Any<long>(), AnyLock(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<long> ids, OnLockedRow locked, CancellationToken _) =>
                    Lock("seats", Seats.Where(row => ids.Contains(row.Id)), locked)
            );
        _reservations
            .Setup(r => r.ListForUpdateAsync(A.ConcertId, Any<Guid>(), AnyLock(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<Guid> ids, OnLockedRow locked, CancellationToken _) =>
                    Lock("reservations", Reservations.Where(row => ids.Contains(row.Id)), locked)
            );
        _reservations
            .Setup(r => r.CountLiveSeatsAsync(A.ConcertId, Any<Guid>(), It.IsAny<DateTimeOffset>(), default))
            .ReturnsAsync(() => new Dictionary<Guid, int>(LiveSeats));
        _reservations
            .Setup(r => r.ListLiveHoldsAsync(A.ConcertId, Any<Guid>(), It.IsAny<DateTimeOffset>(), default))
            .ReturnsAsync(
                (long _, IReadOnlyCollection<Guid> users, DateTimeOffset now, CancellationToken _) =>
                    [
                        .. Reservations
                            .Where(row => users.Contains(row.UserId) && row.StatusAt(now) == ReservationStatus.Held)
                            .Select(row => new LiveHold(row.Id, row.UserId, row.ExpiresAt)),
                    ]
            );
        _wallets
            .Setup(w => w.ListForUpdateAsync(Any<Guid>(), AnyLock(), default))
            .ReturnsAsync(
                (IReadOnlyCollection<Guid> users, OnLockedRow locked, CancellationToken _) =>
                    Lock("wallets", Wallets.Where(row => users.Contains(row.UserId)), locked)
            );
    }

    private void SetUpWrites()
    {
        _serials
            .Setup(s => s.TakeAsync(It.IsAny<int>(), default))
            .ReturnsAsync(
                (int count, CancellationToken _) => new Queue<long>(Enumerable.Range(1, count).Select(n => 500L + n))
            );
        _reservations
            .Setup(r => r.Update(A.ConcertId, Any<Reservation>()))
            .Callback((long _, IReadOnlyCollection<Reservation> rows) => Wrote("end reservations", rows.Count));
        _reservations
            .Setup(r => r.Insert(A.ConcertId, Any<Reservation>()))
            .Callback(
                (long _, IReadOnlyCollection<Reservation> rows) =>
                {
                    Wrote("insert reservations", rows.Count);
                    Reservations.AddRange(rows);
                }
            );
        _seats
            .Setup(s => s.Update(A.ConcertId, Any<Seat>()))
            .Callback((long _, IReadOnlyCollection<Seat> rows) => Wrote("update seats", rows.Count));
        _tokens
            .Setup(t => t.Update(A.ConcertId, Any<QueueToken>()))
            .Callback((long _, IReadOnlyCollection<QueueToken> rows) => Wrote("update tokens", rows.Count));
        _payments
            .Setup(p => p.Insert(A.ConcertId, Any<Payment>()))
            .Callback((long _, IReadOnlyCollection<Payment> rows) => Payments.AddRange(rows));
        _wallets
            .Setup(w => w.Update(Any<Wallet>()))
            .Callback((IReadOnlyCollection<Wallet> rows) => Wrote("update wallets", rows.Count));
        _wallets
            .Setup(w => w.Insert(Any<LedgerEntry>()))
            .Callback((IReadOnlyCollection<LedgerEntry> rows) => Entries.AddRange(rows));
        _mails
            .Setup(m => m.Insert(A.ConcertId, Any<Mail>(), It.IsAny<DateTimeOffset>()))
            .Callback((long _, IReadOnlyCollection<Mail> rows, DateTimeOffset _) => Mails.AddRange(rows));
    }

    private IEnumerable<QueueToken> LiveTokens(IReadOnlyCollection<Guid> users) =>
        Tokens.Where(token =>
            users.Contains(token.UserId) && token.Status is QueueTokenStatus.Waiting or QueueTokenStatus.Active
        );

    private void Wrote(string what, int rows)
    {
        if (rows > 0)
            Writes.Add($"{what}: {rows}");
    }

    private static IReadOnlyCollection<T> Any<T>() => It.IsAny<IReadOnlyCollection<T>>();

    private static OnLockedRow AnyLock() => It.IsAny<OnLockedRow>();
}
