using System.Globalization;
using ConcertReservation.Fuzz.Checks;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;
using ConcertReservation.Fuzz.Sending;
using ConcertReservation.Fuzz.Users;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz;

/// <summary>
/// Checks that the valid request of every operation succeeds. Otherwise the service would always refuse for another
/// reason, and the run could not find a missing check.
/// </summary>
internal sealed class ValidRequestCheck(
    CustomerSetup customers,
    FuzzUsers users,
    Sender sender,
    Func<Task<ConcertOnSale>> announceUnused
)
{
    // What a customer with tickets, an operator without an authenticator, a token that no mail has carried, and a charge or a
    // webhook of a service without a payment provider is refused also with a valid request.
    private static readonly Dictionary<string, int> Refused = new(StringComparer.Ordinal)
    {
        ["DELETE /api/v1/users/me"] = 409,
        ["POST /api/v1/users/me/authenticator/confirm"] = 401,
        ["DELETE /api/v1/users/me/authenticator"] = 404,
        ["POST /api/v1/auth/email-verifications/confirm"] = 400,
        ["POST /api/v1/auth/password-resets/confirm"] = 400,
        ["DELETE /api/v1/auth/sessions/{sessionId}"] = 404,
        ["GET /api/v1/balance/charges/{chargeId}"] = 404,
        ["POST /api/v1/balance/charges/{chargeId}/confirmation"] = 404,
        ["POST /api/v1/balance/charges/{chargeId}/cancellation"] = 404,
        ["POST /api/v1/webhooks/payments/{provider}"] = 401,
    };

    // Different from the numbers of the run.
    private const int First = 1_000_000_000;

    public async Task CheckAsync(
        IReadOnlyList<ApiOperation> operations,
        FuzzStatistics statistics,
        CancellationToken ct
    )
    {
        foreach (var (i, operation) in operations.Index())
        {
            // Each has a new customer: a paid reservation cannot be paid again.
            var caller = await customers.CreateAsync("valid", users.Players[0].Concert, ct);
            if (operation is { Method: "DELETE", Template: "/api/v1/admin/concerts/{concertId}" })
                caller = caller with { Concert = await announceUnused() };
            var draft = ValidDraft.Create(operation, caller, users, new Random(i), First + i, NeededIn(operation));
            var response = await sender.SendAsync(draft.Build(First + i, "nothing", Expectation.Anything), ct);
            if (Refused.TryGetValue(operation.Name, out var refusal) && response?.Status == refusal)
                continue;
            if (response is not { Status: >= 200 and < 300 })
                statistics.Add(
                    new Failure(
                        operation.Name,
                        $"the response to its valid request is {StatusOf(response)}",
                        response?.Body ?? ""
                    )
                );
        }
    }

    // The concert is months away: without its performance a ticket is refused.
    private static BodyField? NeededIn(ApiOperation operation) =>
        operation.Template.EndsWith("/admin/check-ins", StringComparison.Ordinal)
            ? operation.BodyFields.Single(field => field.Name == "performanceId")
            : null;

    private static string StatusOf(FuzzResponse? response) =>
        response?.Status.ToString(CultureInfo.InvariantCulture) ?? "nothing";
}
