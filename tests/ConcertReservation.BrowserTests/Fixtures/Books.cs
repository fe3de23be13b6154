namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>What a performance must have earned, as a test counts it by itself.</summary>
internal sealed class Books
{
    private readonly Dictionary<(long Price, string Method), (int Sold, int Refunded)> _items = [];

    public int Tickets => _items.Values.Sum(item => item.Sold - item.Refunded);
    public long Sold => _items.Sum(item => item.Key.Price * item.Value.Sold);
    public long Refunded => _items.Sum(item => item.Key.Price * item.Value.Refunded);

    /// <summary>The rows of the settlement as the page writes them: price, method, sold, refunded, amount.</summary>
    public IEnumerable<string> Rows =>
        _items.Select(item =>
            $"{Won(item.Key.Price)}{item.Key.Method}{item.Value.Sold}{item.Value.Refunded}"
            + Won(item.Key.Price * (item.Value.Sold - item.Value.Refunded))
        );

    /// <summary>The last rows of the page.</summary>
    public string[] Totals => [$"Payments{Won(Sold)}", $"Refunds{Won(Refunded)}", $"Net{Won(Sold - Refunded)}"];

    public void Sell(long price, string method = "Wallet") => Count(price, method, sold: 1, refunded: 0);

    public void Refund(long price, string method = "Wallet") => Count(price, method, sold: 0, refunded: 1);

    private static string Won(long amount) => FormattableString.Invariant($"₩{amount:N0}");

    private void Count(long price, string method, int sold, int refunded)
    {
        var before = _items.GetValueOrDefault((price, method));
        _items[(price, method)] = (before.Sold + sold, before.Refunded + refunded);
    }
}
