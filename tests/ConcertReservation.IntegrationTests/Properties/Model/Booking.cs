namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>Seats that one customer held, and their status now.</summary>
internal sealed class Booking(string owner, IReadOnlyList<int> seats, double until)
{
    private string _state = "held";
    private IReadOnlyList<int> _seats = seats;

    public string Owner => owner;
    public IReadOnlyList<int> Seats => _seats;
    public double Until => until;
    public long Price => _seats.Count * Terms.Price;

    public string State(double now) => _state == "held" && until <= now ? "expired" : _state;

    public bool IsLive(double now) => State(now) is "held" or "paid";

    public void Become(string state) => _state = state;

    /// <summary>Refunds a seat, or all. A refunded booking still names the last of its seats.</summary>
    /// <returns>The price of what is refunded.</returns>
    public long Refund(int? seat)
    {
        var price = seat is null ? Price : Terms.Price;
        if (seat is null || _seats.Count == 1)
            Become("refunded");
        else
            _seats = [.. _seats.Where(own => own != seat)];
        return price;
    }

    public static string Numbers(IEnumerable<int> seats) => string.Join(",", seats);
}
