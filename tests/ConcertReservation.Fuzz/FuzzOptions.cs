namespace ConcertReservation.Fuzz;

/// <param name="Only">One request of a run, to see it again.</param>
internal sealed record FuzzOptions(int Requests, int Seed, int Instances, int? Only);
