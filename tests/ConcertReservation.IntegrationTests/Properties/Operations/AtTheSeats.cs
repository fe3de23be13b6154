using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

internal sealed record ReadSeats(string Who, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale) => sale.BoxOffice.ReadSeats(Who, Sent.Token);

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Get, stage.Concert.Seats, sent: Sent);

    public override IEnumerable<Operation> Simpler() => Sent.Simpler().Select(sent => this with { Sent = sent });

    public override string ToString() => $"{Who} reads the seats{Sent}";
}

internal sealed record Hold(string Who, IReadOnlyList<int> Seats, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale) =>
        sale.Keys.Send(Who, Sent.Key, () => sale.BoxOffice.Hold(Who, Sent.Token, Seats));

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(
            Who,
            HttpMethod.Post,
            $"{stage.Concert.Path}/reservations",
            new { performanceId = stage.Concert.PerformanceId, seatIds = stage.SeatIds(Seats) },
            Sent
        );

    public override IEnumerable<Operation> Simpler() =>
        [
            .. Seats.Where(_ => Seats.Count > 1).Select(seat => this with { Seats = [seat] }),
            .. Sent.Simpler().Select(sent => this with { Sent = sent }),
        ];

    public override string ToString() => $"{Who} holds {Booking.Numbers(Seats)}{Sent}";
}

internal sealed record Release(string Who, Which Which) : Operation
{
    public override Reply Expect(Sale sale) => sale.BoxOffice.Release(Who, sale.BoxOffice.Find(Which));

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Delete, $"/reservations/{stage.ReservationId(Which)}");

    public override string ToString() => $"{Who} releases {Which}";
}
