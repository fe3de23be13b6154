namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>
/// The rules of the sale as the contract states them, without code of the service: one thread and a few lists. Where
/// two refusals apply and the contract names no order, the model has the order of the service.
/// </summary>
internal sealed class Sale
{
    public Sale()
    {
        Line = new Line(Clock);
        BoxOffice = new BoxOffice(Clock, Line, Wallets);
        Line.SoldOut = BoxOffice.IsSoldOut;
    }

    public Clock Clock { get; } = new();
    public Line Line { get; }
    public IReadOnlyDictionary<string, Wallet> Wallets { get; } =
        Terms.People.ToDictionary(who => who, _ => new Wallet(), StringComparer.Ordinal);
    public BoxOffice BoxOffice { get; }
    public Keys Keys { get; } = new();
}
