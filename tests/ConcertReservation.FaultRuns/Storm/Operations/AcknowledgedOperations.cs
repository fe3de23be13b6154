using System.Text.Json.Nodes;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Operations;

/// <summary>The first acknowledgement of each operation, parsed.</summary>
internal sealed class AcknowledgedOperations
{
    public AcknowledgedOperations(OperationLog log)
    {
        Joins = Read(log, OperationKind.Join, (operation, json) => new Join(operation, Id(json, "tokenId")));
        Holds = Read(log, OperationKind.Hold, Hold.Of);
        Charges = Read(log, OperationKind.Charge, Charge.Of);
        Payments = Read(
            log,
            OperationKind.Pay,
            (d, j) => new Payment(d, Id(j, "paymentId"), Id(j, "reservationId"), Won(j, "amount"), Balance(j))
        );
        Refunds = Read(
            log,
            OperationKind.Refund,
            (d, j) => new Refund(d, Id(j, "refundId"), Id(j, "reservationId"), Won(j, "amount"), Balance(j))
        );
    }

    public IReadOnlyList<Join> Joins { get; }
    public IReadOnlyList<Hold> Holds { get; }
    public IReadOnlyList<Charge> Charges { get; }
    public IReadOnlyList<Payment> Payments { get; }
    public IReadOnlyList<Refund> Refunds { get; }

    private static List<T> Read<T>(OperationLog log, OperationKind kind, Func<LoggedOperation, JsonNode, T> read) =>
        [
            .. from operation in log.Of(kind)
            let answer = operation.Acknowledgement
            where answer is not null
            select read(operation, answer.Json),
        ];

    private static Guid Id(JsonNode json, string field) => json[field]!.GetValue<Guid>();

    private static long Won(JsonNode json, string field) => json[field]!.GetValue<long>();

    private static long Balance(JsonNode json) => Won(json, "balance");

    internal sealed record Join(LoggedOperation Operation, Guid TokenId);

    /// <param name="Balance">After the entry; null for a confirmation, which returns the balance of now.</param>
    internal sealed record Charge(LoggedOperation Operation, Guid EntryId, long Amount, long? Balance)
    {
        public static Charge Of(LoggedOperation operation, JsonNode json) =>
            new(
                operation,
                Id(json, "entryId"),
                Won(json, "amount"),
                operation.Acknowledgement!.Status == 201 ? AcknowledgedOperations.Balance(json) : null
            );
    }

    internal sealed record Payment(
        LoggedOperation Operation,
        Guid PaymentId,
        Guid ReservationId,
        long Amount,
        long Balance
    );

    internal sealed record Refund(
        LoggedOperation Operation,
        Guid RefundId,
        Guid ReservationId,
        long Amount,
        long Balance
    );

    internal sealed record Hold(
        LoggedOperation Operation,
        Guid ReservationId,
        long[] SeatIds,
        long TotalPrice,
        DateTimeOffset ExpiresAt
    )
    {
        public static Hold Of(LoggedOperation operation, JsonNode json) =>
            new(
                operation,
                Id(json, "reservationId"),
                [.. json["seats"]!.AsArray().Select(seat => Won(seat!, "seatId")).Order()],
                Won(json, "totalPrice"),
                json["expiresAt"]!.GetValue<DateTimeOffset>()
            );
    }
}
