using System.Globalization;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Users;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>Builds a valid request, so that the mutation is the only fault.</summary>
internal static class ValidDraft
{
    /// <param name="field">A place that the body must have.</param>
    public static Draft Create(
        ApiOperation operation,
        FuzzCustomer caller,
        FuzzUsers users,
        Random random,
        int number,
        BodyField? field
    )
    {
        var draft = new Draft(operation, caller, users);
        foreach (var id in operation.PathIds)
            draft.PathIds[id.Name] = PathId(id, operation, caller, users);
        // The only required parameter in a query.
        if (operation.Query.Any(parameter => parameter.Name == "seatIds"))
            draft.Query.Add($"seatIds={Text(caller.FreeSeats[0].Id)}");
        AddHeaders(draft, random, number);
        if (operation.Body is not null)
        {
            var values = new KnownValues(operation, caller, users, number);
            draft.Body = new DraftBody(new ExampleBody(values, random).Of(operation.Body, field?.Path ?? []));
        }

        return draft;
    }

    private static string PathId(Parameter id, ApiOperation operation, FuzzCustomer caller, FuzzUsers users) =>
        id.Name switch
        {
            "concertId" => Text(ConcertOf(operation, caller, users).ConcertId),
            "performanceId" => Text(ConcertOf(operation, caller, users).PerformanceId),
            "reservationId" when IsOfIssuedTickets(operation) => caller.IssuedReservationId,
            "reservationId" when NeedsHeldReservation(operation) => caller.HeldReservationId,
            "reservationId" => caller.PaidReservationId,
            "paymentId" => caller.PaymentId,
            "ticketId" when operation.PathIds.Any(other => other.Name == "reservationId") && operation.IsForOperators =>
                caller.IssuedTicketId,
            "ticketId" => caller.TicketId,
            "userId" => caller.StaffId,
            // Unknown: the service of the run has no payment provider, and the own session must go on.
            "sessionId" or "chargeId" => caller.PaymentId,
            "provider" => "stripe",
            _ when operation.Template.StartsWith("/api/v1/admin/concerts", StringComparison.Ordinal) => Text(
                caller.Concert.ConcertId
            ),
            _ => id.Schema.Example?.ToString() ?? "1",
        };

    // The concert of the customers must not be cancelled.
    private static ConcertOnSale ConcertOf(ApiOperation operation, FuzzCustomer caller, FuzzUsers users) =>
        operation.Template.Contains("/cancellation", StringComparison.Ordinal) ? users.Cancelled : caller.Concert;

    private static bool IsOfIssuedTickets(ApiOperation operation) =>
        operation.IsForOperators && operation.Template.Contains("/ticket", StringComparison.Ordinal);

    private static bool NeedsHeldReservation(ApiOperation operation) =>
        operation.Method == "DELETE" || operation.Template.EndsWith("/payment", StringComparison.Ordinal);

    private static void AddHeaders(Draft draft, Random random, int number)
    {
        var (operation, caller, users) = (draft.Operation, draft.Caller, draft.Users);
        if (operation.NeedsAccessToken)
            draft.SetHeader(
                "Authorization",
                "Bearer " + (operation.IsForOperators ? users.OperatorToken : caller.AccessToken)
            );
        // A player may have left the line; without the header the gate finds the current token.
        if (operation.TakesQueueToken && users.Watched.Contains(caller))
            draft.SetHeader("Queue-Token", caller.QueueToken);
        if (operation.TakesKey && random.Next(2) == 0)
            draft.SetHeader(ApiOperation.KeyHeader, $"fuzz-{Text(number)}");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
