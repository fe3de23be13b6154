namespace ConcertReservation.PaymentSimulator.Webhooks;

/// <summary>One delivery: a JSON body and the provider's own headers.</summary>
internal sealed record Webhook(string Body, IReadOnlyDictionary<string, string> Headers);
