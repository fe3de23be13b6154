using System.Text.Json.Nodes;

namespace ConcertReservation.FaultRuns.Money.Customers;

/// <param name="Opened">The response of the service, with the checkout.</param>
internal sealed record OpenedCharge(JsonNode Opened, long Amount)
{
    public Guid Id { get; } = Opened["chargeId"]!.GetValue<Guid>();
}
