namespace ConcertReservation.Bench;

/// <param name="Quick">Fewer and shorter pairs, smaller lines.</param>
/// <param name="Only">The one row to measure; null for all.</param>
/// <param name="Json">The file the figures go to.</param>
/// <param name="Plot">The folder the charts go to.</param>
internal sealed record BenchOptions(bool Quick, string? Only, FileInfo? Json, DirectoryInfo? Plot);
