namespace ConcertReservation.PaymentSimulator.Webhooks;

/// <summary>Names of counts that a run checks.</summary>
internal static class ControlNames
{
    public const string FalseWebhooksTaken = "forged or old webhooks that an instance took";
}
