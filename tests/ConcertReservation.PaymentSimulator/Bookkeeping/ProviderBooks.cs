namespace ConcertReservation.PaymentSimulator.Bookkeeping;

/// <summary>The books of the provider. Each request changes them as a whole, under one lock, or not at all.</summary>
internal sealed class ProviderBooks(TimeProvider clock)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, SimulatedPayment> _payments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _keysByOrder = new(StringComparer.Ordinal);
    private readonly List<Movement> _movements = [];

    /// <summary>TossPayments lets the merchant confirm for ten minutes.</summary>
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The merchant opens a payment that the customer can pay.</summary>
    public SimulatedPayment Open(string key, long amount, IReadOnlyDictionary<string, string> metadata)
    {
        lock (_turn)
            return Store(new SimulatedPayment(key, "", amount, Now) { Metadata = metadata });
    }

    /// <summary>The customer pays in the widget of TossPayments, with an amount that the page has named.</summary>
    public SimulatedPayment Authenticate(string key, string orderId, long amount, bool cardDeclines)
    {
        lock (_turn)
        {
            if (!_keysByOrder.TryGetValue(orderId, out var keys))
                _keysByOrder.Add(orderId, keys = []);
            keys.Add(key);
            return Store(
                new SimulatedPayment(key, orderId, amount, Now)
                {
                    Status = PaymentStatus.Authenticated,
                    CardDeclines = cardDeclines,
                }
            );
        }
    }

    /// <summary>The customer pays an open payment: the money is taken at once.</summary>
    public BookResult Pay(string key, string transactionKey, bool cardDeclines)
    {
        lock (_turn)
        {
            return Find(key) switch
            {
                null => new(null, Refusal.Unknown),
                { Status: PaymentStatus.Paid } paid => new(paid, Refusal.AlreadyPaid),
                { Status: PaymentStatus.Closed } closed => new(closed, Refusal.Closed),
                // The PaymentIntent stays open for another card.
                var open when cardDeclines => new(Store(open with { CardDeclines = true }), Refusal.Declined),
                var open => new(Take(open with { CardDeclines = false }, transactionKey), null),
            };
        }
    }

    /// <summary>The merchant confirms what the customer paid in the widget: now the money is taken.</summary>
    public BookResult Confirm(string key, string orderId, long amount, string transactionKey)
    {
        lock (_turn)
        {
            var payment = Find(key);
            Refusal? refusal = payment switch
            {
                null => Refusal.Unknown,
                _ when payment.OrderId != orderId => Refusal.OtherOrder,
                _ when payment.Amount != amount => Refusal.OtherAmount,
                { Status: PaymentStatus.Paid } => Refusal.AlreadyPaid,
                { Status: PaymentStatus.Expired } => Refusal.Expired,
                { Status: PaymentStatus.Declined } or { CardDeclines: true } => Refusal.Declined,
                _ when FindOrder(orderId)!.PaidAt is not null => Refusal.OrderAlreadyPaid,
                _ => null,
            };
            if (refusal is Refusal.Declined)
                payment = Store(payment! with { Status = PaymentStatus.Declined });
            return refusal is null ? new(Take(payment!, transactionKey), null) : new(payment, refusal);
        }
    }

    /// <summary>The merchant closes a payment that no customer has paid.</summary>
    public BookResult Close(string key)
    {
        lock (_turn)
        {
            return Find(key) switch
            {
                null => new(null, Refusal.Unknown),
                { Status: PaymentStatus.Open } open => new(Store(open with { Status = PaymentStatus.Closed }), null),
                { Status: PaymentStatus.Closed } closed => new(closed, Refusal.Closed),
                var paid => new(paid, Refusal.AlreadyPaid),
            };
        }
    }

    /// <param name="amount">Null for all that is left.</param>
    /// <param name="backKey">Names the movement.</param>
    public BookResult GiveBack(
        string key,
        long? amount,
        string reason,
        string backKey,
        IReadOnlyDictionary<string, string>? metadata = null
    )
    {
        lock (_turn)
        {
            var payment = Find(key);
            var wanted = amount ?? payment?.Left;
            Refusal? refusal = payment switch
            {
                null => Refusal.Unknown,
                { PaidAt: null } => Refusal.NotPaid,
                { Left: 0 } => Refusal.NothingLeft,
                _ when wanted <= 0 || wanted > payment.Left => Refusal.TooMuch,
                _ => null,
            };
            if (refusal is not null)
                return new(payment, refusal);

            var back = new GivenBack(backKey, wanted!.Value, reason, payment!.Left - wanted.Value, Now)
            {
                Metadata = metadata ?? SimulatedPayment.NoMetadata,
            };
            var changed = Store(payment with { GivenBack = [.. payment.GivenBack, back] });
            _movements.Add(new Movement(changed, -back.Amount, back, back.At));
            return new(changed, null);
        }
    }

    public SimulatedPayment? Find(string key)
    {
        lock (_turn)
        {
            if (!_payments.TryGetValue(key, out var payment))
                return null;
            return payment.Status == PaymentStatus.Authenticated && payment.RequestedAt + ConfirmWithin < Now
                ? Store(payment with { Status = PaymentStatus.Expired })
                : payment;
        }
    }

    /// <summary>The paid payment of this order; without one, the latest that the customer started.</summary>
    public SimulatedPayment? FindOrder(string orderId)
    {
        lock (_turn)
        {
            var payments = _keysByOrder.GetValueOrDefault(orderId, []).Select(key => Find(key)!).ToList();
            return payments.Find(payment => payment.PaidAt is not null) ?? payments.LastOrDefault();
        }
    }

    public IReadOnlyList<SimulatedPayment> All()
    {
        lock (_turn)
            return [.. _payments.Keys.ToList().Select(key => Find(key)!)];
    }

    public IReadOnlyList<Movement> Movements()
    {
        lock (_turn)
            return [.. _movements];
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private SimulatedPayment Take(SimulatedPayment payment, string transactionKey)
    {
        var paid = Store(payment with { Status = PaymentStatus.Paid, PaidAt = Now, TransactionKey = transactionKey });
        _movements.Add(new Movement(paid, paid.Amount, Back: null, paid.PaidAt!.Value));
        return paid;
    }

    private SimulatedPayment Store(SimulatedPayment payment) => _payments[payment.Key] = payment;
}
