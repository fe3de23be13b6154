namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>Seats, and the customers who hold or bought them.</summary>
internal sealed class BoxOffice(Clock clock, Line line, IReadOnlyDictionary<string, Wallet> wallets)
{
    private static readonly Reply NotFound = new(404, "reservation_not_found");
    private readonly List<Booking> _bookings = [];

    public Booking? Find(Which which) => Of(which.Owner).SkipLast(which.Back).LastOrDefault();

    public Reply Hold(string who, bool showsToken, IReadOnlyList<int> seats)
    {
        if (line.Gate(who, showsToken) is { } turnedBack)
            return turnedBack;
        var taken = seats.Where(seat => SeatState(seat) != "available").ToList();
        if (taken.Count > 0)
            return new Reply(409, $"seat_unavailable {Booking.Numbers(taken)}");
        // Whatever has extended the token since.
        if (!line.Live(who)!.MayHold(clock.Now))
            return new Reply(401, "queue_token_expired");
        if (Live().Where(b => b.Owner == who).Sum(b => b.Seats.Count) + seats.Count > Terms.MaxSeatsPerUser)
            return new Reply(409, "seat_limit_reached");

        var booking = new Booking(who, seats, clock.Now + Terms.HoldFor);
        _bookings.Add(booking);
        line.Live(who)!.ExtendTo(booking.Until);
        var held = $"held {Booking.Numbers(seats)} for {booking.Price}, until {Reply.Minute(booking.Until)}";
        return new Reply(201, held);
    }

    public Reply Pay(string who, bool showsToken, Booking? booking, long? amount)
    {
        if (booking?.Owner != who)
            return NotFound;
        if (line.Gate(who, showsToken) is { } turnedBack)
            return turnedBack;
        switch (booking.State(clock.Now))
        {
            case "paid":
                return new Reply(409, "reservation_already_paid");
            case "expired":
                return new Reply(409, "reservation_expired");
            case "cancelled" or "refunded":
                return new Reply(409, "reservation_cancelled");
        }
        if (amount is not null && amount != booking.Price)
            return new Reply(409, "amount_mismatch");
        if (wallets[who].Balance < booking.Price)
            return new Reply(402, $"insufficient_balance {wallets[who].Balance} of {booking.Price}");

        booking.Become("paid");
        line.Live(who)!.Pay(LastHoldEnd(who));
        return wallets[who].Move("payment", -booking.Price);
    }

    public Reply Release(string who, Booking? booking)
    {
        if (booking?.Owner != who)
            return NotFound;
        if (booking.State(clock.Now) == "paid")
            return new Reply(409, "reservation_already_paid");
        if (booking.State(clock.Now) == "held")
            booking.Become("cancelled");
        line.Live(who)?.Release(LastHoldEnd(who));
        return new Reply(204);
    }

    public Reply Refund(string who, Booking? booking, int? seat)
    {
        if (booking?.Owner != who)
            return NotFound;
        if (booking.State(clock.Now) != "paid")
            return new Reply(409, "reservation_not_paid");
        if (clock.Now > Terms.RefundsClose)
            return new Reply(409, "refund_closed");

        if (seat is { } named && !booking.Seats.Contains(named))
            return new Reply(400, "validation_failed");

        return wallets[who].Move("refund", booking.Refund(seat));
    }

    public Reply Leave(string who)
    {
        line.Leave(who);
        foreach (var booking in Of(who).Where(b => b.State(clock.Now) == "held"))
            booking.Become("cancelled");
        return new Reply(204);
    }

    public Reply ReadSeats(string who, bool showsToken) =>
        line.Gate(who, showsToken)
        ?? new Reply(200, string.Join(" ", Enumerable.Range(1, Terms.Seats).Select(SeatState)));

    public Reply ReadReservations(string who) =>
        new(200, string.Join("; ", Of(who).Reverse().Select(b => $"{b.State(clock.Now)} {Booking.Numbers(b.Seats)}")));

    public bool IsSoldOut() => Enumerable.Range(1, Terms.Seats).All(seat => SeatState(seat) == "sold");

    private string SeatState(int seat) =>
        Live().SingleOrDefault(b => b.Seats.Contains(seat))?.State(clock.Now) switch
        {
            "paid" => "sold",
            "held" => "held",
            _ => "available",
        };

    private IEnumerable<Booking> Live() => _bookings.Where(b => b.IsLive(clock.Now));

    private double? LastHoldEnd(string who) =>
        Of(who).Where(b => b.State(clock.Now) == "held").Max(b => (double?)b.Until);

    private IEnumerable<Booking> Of(string who) => _bookings.Where(b => b.Owner == who);
}
