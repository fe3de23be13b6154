namespace ConcertReservation.Bench.Rows;

internal static class AllRows
{
    // The rows that start instances come last: a row after them would measure an instance that is not warm.
    private static readonly IReadOnlyList<IRow> All =
    [
        new PollRow(),
        new JoinRow(),
        new JoinTransactionsRow(),
        new PurchaseRow(),
        new LoneRow(),
        new ViewersRow(),
        new BestRow(),
        new RefusedHoldRow(),
        new SeatsRow(),
        new SeatStatesRow(),
        new SeatBytesRow(),
        new SeatRefreshRow(),
        new HallMemoryRow(),
        new LongLineRow(),
        new AdmissionRow(),
        new CancelRow(),
        new CancelRefundsRow(),
        new MemoryRow(),
        new InstancesRow(),
        new PurchaseInstancesRow(),
    ];

    public static IEnumerable<string> Names => All.Select(row => row.Name);

    public static IReadOnlyList<IRow> Chosen(string? only) => [.. All.Where(row => only is null || row.Name == only)];
}
