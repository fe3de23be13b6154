using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Queue.Waits;

/// <summary>
/// A sale on a virtual clock. The line, the admissions, the turns and the estimates are those of the service; only the
/// customers and the tables are simulated.
/// </summary>
internal sealed class SimulatedSale
{
    private readonly SaleShape _shape;
    private readonly Random _random;
    private readonly SimulatedTokens _tokens;
    private readonly AdmissionService _admission;
    private readonly JoinService _joining;
    private readonly Line _line;
    private readonly PriorityQueue<Action, DateTimeOffset> _actions = new();
    private readonly Dictionary<Guid, ToldWait> _toldTo = [];
    private DateTimeOffset _now = A.Now;
    private int _sold;
    private int _customers;

    private SimulatedSale(SaleShape shape, int seed)
    {
        (_shape, _random) = (shape, new Random(seed));
        _tokens = new SimulatedTokens { Activated = OnActivated };
        var seats = new Mock<ISeatRepository>();
        seats
            .Setup(s => s.AnyUnsoldAsync(A.ConcertId, It.IsAny<DateTimeOffset>(), default))
            .ReturnsAsync(() => !IsSoldOut);
        _admission = new AdmissionService(A.Concerts().Object, _tokens, seats.Object, Mock.Of<ITurnMailRepository>());
        _joining = new JoinService(_tokens, _admission);
        _line = A.Line(shape.Policy);
    }

    private bool IsSoldOut => _sold >= _shape.Seats;

    private double Seconds => (_now - A.Now).TotalSeconds;

    /// <returns>What each customer who had to wait was told, in the order of the joins.</returns>
    public static async Task<IReadOnlyList<ToldWait>> RunAsync(SaleShape shape, int seed)
    {
        var sale = new SimulatedSale(shape, seed);
        await sale.RunAsync();
        return [.. sale._toldTo.Values];
    }

    private async Task RunAsync()
    {
        var arrivals = (double)_shape.MaxActive * _shape.RushPerSlot;
        var lastJoin = _shape.TurnSeconds * SaleShape.Turns;
        // Then the line empties, so that each wait ends.
        for (; Seconds < lastJoin * 3; _now += SaleShape.Tick)
        {
            PauseOrContinue();
            while (_actions.TryPeek(out var action, out var at) && at <= _now)
            {
                _actions.Dequeue();
                action();
            }
            await _admission.AdmitAsync(_line, _now, default);
            for (arrivals += Seconds < lastJoin ? ArrivalsInATick() : 0; arrivals >= 1; arrivals--)
                await JoinAsync();
        }
    }

    // Not in equal distances: sometimes several customers arrive in a tick, and sometimes none.
    private double ArrivalsInATick() =>
        _shape.ArrivalsPerSecond * SaleShape.Tick.TotalSeconds * -Math.Log(1 - _random.NextDouble());

    private async Task JoinAsync()
    {
        var joined = await _joining.JoinAsync(_line, [A.Id(++_customers)], _now, default);
        var token = joined[0].Token;
        if (token.Status != QueueTokenStatus.Waiting)
            return;

        var position = State().PositionOf(token.Place, _now)!;
        _toldTo[token.UserId] = new ToldWait(Seconds, position.Ahead, position.EstimatedWaitSeconds, IsSoldOut);
    }

    private LineState State() =>
        LineState.Of(
            A.Change(_line.LastAdmittedPlace) with
            {
                Policy = _line.Policy,
                ActiveTurns = new ActiveTurns(_line.TurnStatistics, _tokens.FirstEnds),
                SoldOut = IsSoldOut,
            }
        );

    private void PauseOrContinue()
    {
        if (_shape.Pause is not (var begin, var end))
            return;

        var paused = Seconds >= begin * _shape.TurnSeconds && Seconds < end * _shape.TurnSeconds;
        if (paused != _line.Policy.Paused)
            _line.ChangePolicy(_line.Policy with { Paused = paused }, _now);
    }

    private void OnActivated(QueueToken token)
    {
        if (_toldTo.TryGetValue(token.UserId, out var told))
            told.True = Seconds - told.JoinedAt;
        if (_random.NextDouble() < _shape.NoShows)
            return;

        if (token.ClaimedAt is null)
            After(_random.NextDouble() * Math.Min(2, _shape.TurnSeconds / 10), () => token.Claim(_line.Policy, _now));
        if (_random.NextDouble() < _shape.Payments)
            Pay(token);
        else
            LeaveOrExpire(token);
    }

    private void Pay(QueueToken token)
    {
        var paysAfter = Part(0.2, 0.9);
        After(paysAfter / 2, () => Hold(token));
        After(
            paysAfter,
            () =>
            {
                if (IsSoldOut)
                {
                    token.Leave(_now);
                    return;
                }
                token.Pay(lastHoldEndsAt: null, _now);
                _sold++;
            }
        );
    }

    private void LeaveOrExpire(QueueToken token)
    {
        switch (_random.Next(3))
        {
            case 0:
                After(Part(0.2, 0.8), () => token.Leave(_now));
                break;
            case 1:
                After(Part(0.2, 0.8), () => Hold(token)); // and never pays
                break;
            default: // does nothing until the turn ends
                break;
        }
    }

    private void Hold(QueueToken token)
    {
        token.EnsureMayHold(_line.Policy, _now);
        token.Hold(_now + _line.Policy.HoldFor, _now);
    }

    /// <returns>Seconds between these parts of a turn.</returns>
    private double Part(double from, double to) => (from + (to - from) * _random.NextDouble()) * _shape.TurnSeconds;

    private void After(double seconds, Action action) => _actions.Enqueue(action, _now + TimeSpan.FromSeconds(seconds));
}
