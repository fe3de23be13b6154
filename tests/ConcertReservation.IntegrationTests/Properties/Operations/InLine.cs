using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

internal sealed record Join(string Who) : Operation
{
    public override Reply Expect(Sale sale) => sale.Line.Join(Who);

    public override Task<Reply> PlayAsync(Stage stage) => stage.AskAsync(Who, HttpMethod.Post, stage.Concert.Line);

    public override string ToString() => $"{Who} joins";
}

internal sealed record Look(string Who, Sent Sent = default) : Operation
{
    public override Reply Expect(Sale sale) => sale.Line.Look(Who, Sent.Token);

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Get, stage.Concert.Line, sent: Sent);

    public override IEnumerable<Operation> Simpler() => Sent.Simpler().Select(sent => this with { Sent = sent });

    public override string ToString() => $"{Who} looks{Sent}";
}

internal sealed record Leave(string Who) : Operation
{
    public override Reply Expect(Sale sale) => sale.BoxOffice.Leave(Who);

    public override Task<Reply> PlayAsync(Stage stage) => stage.AskAsync(Who, HttpMethod.Delete, stage.Concert.Line);

    public override string ToString() => $"{Who} leaves";
}
