namespace ConcertReservation.PaymentSimulator.Faults;

/// <summary>What goes wrong with one webhook.</summary>
internal enum WebhookFault
{
    None,

    /// <summary>Arrives before the answer to the call that caused it.</summary>
    BeforeAnswer,

    Lost,

    /// <summary>Arrives two or three times, at several instances.</summary>
    Repeated,

    /// <summary>Arrives seconds later, so that later webhooks overtake it.</summary>
    Delayed,

    /// <summary>A forged one comes with it: it claims more money, and its signature is wrong where there are signatures.</summary>
    Forged,

    /// <summary>The same with a signature of yesterday comes with it. Without signatures it is a repetition.</summary>
    Old,

    /// <summary>One of an order that the merchant does not know comes with it.</summary>
    UnknownOrder,
}
