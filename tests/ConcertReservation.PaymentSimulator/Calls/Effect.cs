using ConcertReservation.PaymentSimulator.Webhooks;

namespace ConcertReservation.PaymentSimulator.Calls;

/// <summary>What a call did.</summary>
/// <param name="News">The webhooks that tell of it; null when nothing changed.</param>
internal sealed record Effect(ProviderAnswer Answer, News? News = null);
