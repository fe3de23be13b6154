using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

/// <summary>Repeats an earlier call with the same key.</summary>
internal sealed record Repeat(string Who, int Back = 0) : Operation
{
    public override Reply Expect(Sale sale) => sale.Keys.Repeat(Who, Back);

    public override Task<Reply> PlayAsync(Stage stage) => stage.RepeatAsync(Who, Back);

    public override IEnumerable<Operation> Simpler() => Back == 0 ? [] : [this with { Back = Back - 1 }];

    public override string ToString() => $"{Who} repeats the last call with a key{(Back == 0 ? "" : $" but {Back}")}";
}
