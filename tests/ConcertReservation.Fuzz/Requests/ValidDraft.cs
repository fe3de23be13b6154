using System.Globalization;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.People;

namespace ConcertReservation.Fuzz.Requests;

/// <summary>Builds the request that would be answered well, so that what is spoiled next is all that is wrong.</summary>
internal static class ValidDraft
{
    /// <param name="spot">A place that the body must have.</param>
    public static Draft Create(Operation operation, Customer caller, World world, Random dice, int number, Spot? spot)
    {
        var draft = new Draft(operation, caller, world);
        foreach (var id in operation.PathIds)
            draft.PathIds[id.Name] = PathId(id, operation, caller);
        AddHeaders(draft, dice, number);
        if (operation.Body is not null)
        {
            var values = new KnownValues(operation, caller, world, number);
            draft.Body = new DraftBody(new ExampleBody(values, dice).Of(operation.Body, spot?.Path ?? []));
        }

        return draft;
    }

    private static string PathId(Parameter id, Operation operation, Customer caller) =>
        id.Name switch
        {
            "concertId" => Text(caller.Stage.ConcertId),
            "performanceId" => Text(caller.Stage.PerformanceId),
            "reservationId" when TakesHeld(operation) => caller.HeldReservationId,
            "reservationId" => caller.PaidReservationId,
            "paymentId" => caller.PaymentId,
            _ when operation.Template.StartsWith("/api/v1/admin/concerts", StringComparison.Ordinal) => Text(
                caller.Stage.ConcertId
            ),
            _ => id.Schema.Example?.ToString() ?? "1",
        };

    private static bool TakesHeld(Operation operation) =>
        operation.Method == "DELETE" || operation.Template.EndsWith("/payment", StringComparison.Ordinal);

    private static void AddHeaders(Draft draft, Random dice, int number)
    {
        var (operation, caller, world) = (draft.Operation, draft.Caller, draft.World);
        if (operation.NeedsAccessToken)
            draft.SetHeader(
                "Authorization",
                "Bearer " + (operation.IsForOperators ? world.OperatorToken : caller.AccessToken)
            );
        // A player may have given the turn up; without the header the gate finds whatever turn there is.
        if (operation.TakesQueueToken && world.Watched.Contains(caller))
            draft.SetHeader("Queue-Token", caller.QueueToken);
        if (operation.TakesKey && dice.Next(2) == 0)
            draft.SetHeader(Operation.KeyHeader, $"fuzz-{Text(number)}");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
