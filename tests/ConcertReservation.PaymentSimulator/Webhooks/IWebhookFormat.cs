using ConcertReservation.PaymentSimulator.Bookkeeping;

namespace ConcertReservation.PaymentSimulator.Webhooks;

/// <summary>How a provider writes its webhooks.</summary>
internal interface IWebhookFormat
{
    /// <summary>The merchant can see that a forged or old webhook is not genuine.</summary>
    bool IsSigned { get; }

    Webhook Genuine(News news, DateTimeOffset now);

    /// <summary>Claims that more was paid; where there are signatures, with a wrong one.</summary>
    Webhook Forged(News news, DateTimeOffset now);

    /// <summary>Genuine, and signed a day ago.</summary>
    Webhook Old(News news, DateTimeOffset now);

    /// <summary>Genuine, of a payment of another merchant's order.</summary>
    Webhook OfUnknownOrder(DateTimeOffset now);
}

/// <summary>Something the provider tells the merchant.</summary>
/// <param name="Id">The same for each delivery.</param>
/// <param name="Change">The provider's name for the change.</param>
internal sealed record News(string Id, SimulatedPayment Payment, string Change, IWebhookFormat Format);
