using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Playing;

namespace ConcertReservation.IntegrationTests.Properties.Operations;

internal sealed record ReadBalance(string Who) : Operation
{
    public override Reply Expect(Sale sale) => sale.Wallets[Who].Read();

    public override Task<Reply> PlayAsync(Stage stage) => stage.AskAsync(Who, HttpMethod.Get, "/balance");

    public override string ToString() => $"{Who} reads the balance";
}

internal sealed record ReadEntries(string Who) : Operation
{
    public override Reply Expect(Sale sale) => sale.Wallets[Who].ReadEntries();

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Get, "/balance/entries?limit=100");

    public override string ToString() => $"{Who} reads the entries";
}

internal sealed record ReadReservations(string Who) : Operation
{
    public override Reply Expect(Sale sale) => sale.BoxOffice.ReadReservations(Who);

    public override Task<Reply> PlayAsync(Stage stage) =>
        stage.AskAsync(Who, HttpMethod.Get, "/reservations?limit=100");

    public override string ToString() => $"{Who} reads the reservations";
}

internal sealed record CheckInvariants : Operation
{
    public override Reply Expect(Sale sale) => new(200, "all hold");

    public override Task<Reply> PlayAsync(Stage stage) => stage.Staff.CheckInvariantsAsync();

    public override string ToString() => "the operator checks the invariants";
}
