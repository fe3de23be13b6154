namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>Seats that one customer held, and their status now.</summary>
internal sealed class Booking(string owner, IReadOnlyList<int> seats, double until)
{
    private string _state = "held";

    public string Owner => owner;
    public IReadOnlyList<int> Seats => seats;
    public double Until => until;
    public long Price => seats.Count * Terms.Price;

    public string State(double now) => _state == "held" && until <= now ? "expired" : _state;

    public bool IsLive(double now) => State(now) is "held" or "paid";

    public void Become(string state) => _state = state;

    public static string Numbers(IEnumerable<int> seats) => string.Join(",", seats);
}
