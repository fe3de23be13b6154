using System.Globalization;
using System.Text.Json.Nodes;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Users;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>Values that make sense only for these users: the document cannot know them.</summary>
internal sealed class KnownValues(ApiOperation operation, FuzzCustomer caller, FuzzUsers users, int number)
{
    private const int SmallestPicture = 21;

    public JsonNode? Find(string field) =>
        field switch
        {
            "email" => IsNewAccount
                ? $"new-{number.ToString(CultureInfo.InvariantCulture)}@load.example"
                : caller.Email,
            "password" or "currentPassword" => caller.Password,
            // Other requests of the customer go on with the password.
            "newPassword" => caller.Password,
            // Only a gate is bound to performances.
            "role" => "gate",
            "performanceIds" => new JsonArray(caller.Concert.PerformanceId),
            "refreshToken" => caller.RefreshToken,
            "performanceId" => caller.Concert.PerformanceId,
            "seatIds" when operation.Template.EndsWith("/refund", StringComparison.Ordinal) => new JsonArray(
                caller.PaidSeatId
            ),
            "seatIds" => new JsonArray([.. caller.FreeSeats.Take(2).Select(seat => JsonValue.Create(seat.Id))]),
            "seatNumbers" => new JsonArray([
                .. caller.FreeSeats.TakeLast(1).Select(seat => JsonValue.Create(seat.Number)),
            ]),
            // Today's prices: buyers of the shared concert send the amount that they know.
            "prices" => new JsonObject { ["standard"] = FuzzUserSetup.Price },
            "items" when operation.Template.EndsWith("/admissions", StringComparison.Ordinal) => new JsonArray(
                new JsonObject { ["ticketId"] = caller.TicketId, ["at"] = users.Now }
            ),
            // Each operation has a new customer in the shared concert, and none of them may have to wait.
            "maxActive" or "admitPerSecond" => FuzzUserSetup.MaxActive,
            "startsAt" => users.Now.AddDays(90),
            "saleOpensAt" => users.Now.AddDays(-1),
            "saleClosesAt" => users.Now.AddDays(30),
            "amount" when operation.Template.EndsWith("/payment", StringComparison.Ordinal) => caller.HeldPrice,
            "code" => caller.TicketCode,
            "pixels" => Convert.ToBase64String(new byte[SmallestPicture * SmallestPicture]),
            // A section has either rows or a capacity, which the document cannot say.
            "plan" => new JsonObject { ["sections"] = PlanSections() },
            "sections" when operation.Template.EndsWith("/plans/validation", StringComparison.Ordinal) =>
                PlanSections(),
            _ => null,
        };

    /// <summary>Optional fields that would make the body wrong: a message to a line names no performance.</summary>
    public IReadOnlyList<string> LeftOut =>
        operation.Template.EndsWith("/messages", StringComparison.Ordinal) ? ["performanceId"] : [];

    private static JsonNode PlanSections() =>
        JsonNode.Parse(
            """
            [ { "name": "R", "price": 90, "kind": "seated", "rows": [ { "row": "A", "seats": 2, "gaps": [[0, 1]] } ] } ]
            """
        )!;

    private bool IsNewAccount =>
        operation.Template.EndsWith("/sign-up", StringComparison.Ordinal)
        || operation.Template.EndsWith("/staff", StringComparison.Ordinal);
}
