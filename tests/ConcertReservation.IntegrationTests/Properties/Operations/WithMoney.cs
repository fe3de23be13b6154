using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

internal sealed record Charge(string Who, long Amount, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale) =>
        sale.Keys.Send(Who, Sent.Key, () => sale.Wallets[Who].Move("charge", Amount));

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Post, "/balance/charges", new { amount = Amount }, Sent);

    public override IEnumerable<Operation> Simpler() => Sent.Simpler().Select(sent => this with { Sent = sent });

    public override string ToString() => $"{Who} charges {Amount}{Sent}";
}

internal sealed record Pay(string Who, Which Which, long? Amount = null, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale)
    {
        var booking = sale.BoxOffice.Find(Which);
        return sale.Keys.Send(Who, Sent.Key, () => sale.BoxOffice.Pay(Who, Sent.Token, booking, Amount));
    }

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(
            Who,
            HttpMethod.Post,
            $"/reservations/{stage.ReservationId(Which)}/payment",
            Amount is null ? null : new { amount = Amount },
            Sent
        );

    public override IEnumerable<Operation> Simpler() =>
        [
            .. Sent.Simpler().Select(sent => this with { Sent = sent }),
            .. Amount is null ? (Operation[])[] : [this with { Amount = null }],
        ];

    public override string ToString() => $"{Who} pays {(Amount is null ? "" : $"{Amount} ")}for {Which}{Sent}";
}

internal sealed record Refund(string Who, Which Which, int? Seat = null, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale)
    {
        var booking = sale.BoxOffice.Find(Which);
        return sale.Keys.Send(Who, Sent.Key, () => sale.BoxOffice.Refund(Who, booking, Seat));
    }

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(
            Who,
            HttpMethod.Post,
            $"/reservations/{stage.ReservationId(Which)}/refund",
            Seat is { } seat ? new { seatIds = stage.SeatIds([seat]) } : null,
            Sent
        );

    public override IEnumerable<Operation> Simpler() =>
        [
            .. Sent.Simpler().Select(sent => this with { Sent = sent }),
            .. Seat is null ? (Operation[])[] : [this with { Seat = null }],
        ];

    public override string ToString() => $"{Who} refunds {(Seat is null ? "" : $"seat {Seat} of ")}{Which}{Sent}";
}
