namespace ConcertReservation.PaymentSimulator.Faults;

/// <summary>Chooses the faults: the same for the same seed, in the order of the calls of each kind.</summary>
internal sealed class SeededFaults
{
    private static readonly CallFault[] OfReads =
    [
        CallFault.Late,
        CallFault.HtmlBefore,
        CallFault.ErrorBefore,
        CallFault.TimeoutAfter,
        CallFault.ClosedBefore,
    ];

    private static readonly CallFault[] OfWrites = [.. Enum.GetValues<CallFault>().Where(f => f != CallFault.None)];

    private static readonly WebhookFault[] OfWebhooks =
    [
        .. Enum.GetValues<WebhookFault>().Where(fault => fault != WebhookFault.None),
    ];

    private readonly Lock _turn = new();
    private FaultPlan _plan = new(Seed: 1, Calls: 0, Webhooks: 0);
    private Random _reads = new(1);
    private Random _writes = new(2);
    private Random _webhooks = new(3);
    private Random _times = new(4);

    public FaultPlan Plan
    {
        get => _plan;
        set
        {
            lock (_turn)
            {
                _plan = value;
                var seeds = new Random(value.Seed);
                _reads = new Random(seeds.Next());
                _writes = new Random(seeds.Next());
                _webhooks = new Random(seeds.Next());
                _times = new Random(seeds.Next());
            }
        }
    }

    public CallFault OfRead() => Choose(_plan.Calls, OfReads, _plan.Without, _reads);

    /// <param name="hasKey">The call has an Idempotency-Key.</param>
    public CallFault OfWrite(bool hasKey)
    {
        var fault = Choose(_plan.Calls, OfWrites, _plan.Without, _writes);
        return fault == CallFault.ErrorStored && !hasKey ? CallFault.ErrorBefore : fault;
    }

    public WebhookFault OfWebhook() => Choose(_plan.Webhooks, OfWebhooks, _plan.WithoutWebhooks, _webhooks);

    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        lock (_turn)
            return least + _times.NextDouble() * (most - least);
    }

    public int Below(int end)
    {
        lock (_turn)
            return _times.Next(end);
    }

    private T Choose<T>(double part, T[] all, IReadOnlyList<T> without, Random random)
        where T : struct, Enum
    {
        lock (_turn)
        {
            if (random.NextDouble() >= part)
                return default;
            var possible = all.Except(without).ToArray();
            return possible.Length == 0 ? default : possible[random.Next(possible.Length)];
        }
    }
}
