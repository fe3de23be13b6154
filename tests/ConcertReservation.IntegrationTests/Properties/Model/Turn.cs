namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>The token of one customer: waiting, then active for a time, then ended.</summary>
internal sealed class Turn(string who)
{
    private string _state = "waiting";
    private double _admitted;
    private bool _seen;
    private bool _paid;

    public string Who => who;
    public double Until { get; private set; }

    /// <summary>From then on this customer makes no new hold.</summary>
    public double TurnEnd => _admitted + Terms.ActiveFor;

    public string State(double now) =>
        _state != "active" || Until > now ? _state
        : _paid ? "completed"
        : "expired";

    /// <summary>In the turn, and before the first payment.</summary>
    public bool MayHold(double now) => now < TurnEnd && !_paid;

    public bool IsLive(double now) => State(now) is "waiting" or "active";

    public void Admit(double now)
    {
        _state = "active";
        _admitted = now;
        Until = now + Terms.ClaimWithin;
    }

    /// <summary>The customer claims the token in time: it is active for the full time from admission.</summary>
    public void See(double now)
    {
        if (_seen || State(now) != "active")
            return;
        _seen = true;
        ExtendTo(TurnEnd);
    }

    public void ExtendTo(double end) => Until = Math.Max(Until, end);

    public void Pay(double? lastHoldEnd)
    {
        _paid = true;
        Release(lastHoldEnd);
    }

    /// <summary>After a payment, the token is for the other holds, and is completed without one.</summary>
    public void Release(double? lastHoldEnd)
    {
        if (!_paid)
            return;
        if (lastHoldEnd is { } end)
            Until = end;
        else
            _state = "completed";
    }

    public void Leave() => _state = _paid ? "completed" : "left";
}
