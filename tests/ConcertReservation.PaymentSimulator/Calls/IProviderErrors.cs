namespace ConcertReservation.PaymentSimulator.Calls;

/// <summary>The errors of a provider that have nothing to do with a payment, in its own form.</summary>
internal interface IProviderErrors
{
    ProviderAnswer Internal { get; }

    /// <summary>The first request with this Idempotency-Key still runs.</summary>
    ProviderAnswer KeyInUse { get; }

    /// <summary>The Idempotency-Key belongs to a request with another body.</summary>
    ProviderAnswer KeyOfAnotherRequest { get; }
}
