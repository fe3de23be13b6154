using System.Text.Json.Nodes;
using ConcertReservation.FaultRuns.Storm.Calls;

namespace ConcertReservation.FaultRuns.Storm.Journal;

/// <summary>What people were told is done: the first acknowledgement of each deed, read.</summary>
internal sealed class Acknowledged
{
    public Acknowledged(Diary diary)
    {
        Joins = Read(diary, DeedKind.Join, (deed, json) => new Join(deed, Id(json, "tokenId")));
        Holds = Read(diary, DeedKind.Hold, Hold.Of);
        Charges = Read(diary, DeedKind.Charge, (d, j) => new Charge(d, Id(j, "entryId"), Won(j, "amount"), Balance(j)));
        Payments = Read(
            diary,
            DeedKind.Pay,
            (d, j) => new Payment(d, Id(j, "paymentId"), Id(j, "reservationId"), Won(j, "amount"), Balance(j))
        );
        Refunds = Read(
            diary,
            DeedKind.Refund,
            (d, j) => new Refund(d, Id(j, "refundId"), Id(j, "reservationId"), Won(j, "amount"), Balance(j))
        );
    }

    public IReadOnlyList<Join> Joins { get; }
    public IReadOnlyList<Hold> Holds { get; }
    public IReadOnlyList<Charge> Charges { get; }
    public IReadOnlyList<Payment> Payments { get; }
    public IReadOnlyList<Refund> Refunds { get; }

    private static List<T> Read<T>(Diary diary, DeedKind kind, Func<Deed, JsonNode, T> read) =>
        [
            .. from deed in diary.Of(kind)
            let answer = deed.Acknowledgement
            where answer is not null
            select read(deed, answer.Json),
        ];

    private static Guid Id(JsonNode json, string field) => json[field]!.GetValue<Guid>();

    private static long Won(JsonNode json, string field) => json[field]!.GetValue<long>();

    private static long Balance(JsonNode json) => Won(json, "balance");

    internal sealed record Join(Deed Deed, Guid TokenId);

    internal sealed record Charge(Deed Deed, Guid EntryId, long Amount, long Balance);

    internal sealed record Payment(Deed Deed, Guid PaymentId, Guid ReservationId, long Amount, long Balance);

    internal sealed record Refund(Deed Deed, Guid RefundId, Guid ReservationId, long Amount, long Balance);

    internal sealed record Hold(
        Deed Deed,
        Guid ReservationId,
        long[] SeatIds,
        long TotalPrice,
        DateTimeOffset ExpiresAt
    )
    {
        public static Hold Of(Deed deed, JsonNode json) =>
            new(
                deed,
                Id(json, "reservationId"),
                [.. json["seats"]!.AsArray().Select(seat => Won(seat!, "seatId")).Order()],
                Won(json, "totalPrice"),
                json["expiresAt"]!.GetValue<DateTimeOffset>()
            );
    }
}
