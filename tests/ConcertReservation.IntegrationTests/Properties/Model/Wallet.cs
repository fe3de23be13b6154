namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>A balance, and its entries.</summary>
internal sealed class Wallet
{
    private readonly Stack<string> _entries = new();

    public long Balance { get; private set; }

    public Reply Move(string cause, long amount)
    {
        Balance += amount;
        _entries.Push($"{cause} {amount} leaves {Balance}");
        return new Reply(201, $"{Math.Abs(amount)} leaves {Balance}");
    }

    public Reply Read() => new(200, $"{Balance}");

    public Reply ReadEntries() => new(200, string.Join("; ", _entries));
}
