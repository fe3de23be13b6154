namespace ConcertReservation.Fuzz;

/// <param name="Only">The number of one request of a run, to send only that one again.</param>
internal sealed record FuzzOptions(int Requests, int Seed, int Instances, int? Only);
