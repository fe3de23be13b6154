using ConcertReservation.Bench.Stage;

namespace ConcertReservation.Bench.Rows;

/// <summary>People whose turn it is in one concert, with their tokens.</summary>
internal sealed record Insiders(Hall Hall, string[] Access, string[] Queue)
{
    public static Task<Insiders> AdmitAsync(Workbench bench, int count, CancellationToken ct) =>
        PlaceAsync(bench, count, bench.Lines.AdmitAsync, ct);

    /// <summary>The same people, still outside: each has money, a place, and a seat in mind.</summary>
    public static async Task<Insiders> LineUpAsync(Workbench bench, int count, CancellationToken ct)
    {
        await bench.Crowd.FundAsync(count, ct);
        return await PlaceAsync(bench, count, bench.Lines.WaitAsync, ct);
    }

    public IEnumerable<byte[]> Each(Func<string, string, byte[]> request) => Access.Zip(Queue, request);

    private static async Task<Insiders> PlaceAsync(
        Workbench bench,
        int count,
        Func<Hall, int, CancellationToken, Task> place,
        CancellationToken ct
    )
    {
        var hall = await bench.Office.AnnounceAsync(ct, performances: (count - 1) / Office.SeatsEach + 1);
        await place(hall, count, ct);
        return new Insiders(
            hall,
            await bench.Tokens.AccessAsync(1, count, ct),
            await bench.Tokens.QueueAsync(hall.ConcertId, 1, count, ct)
        );
    }
}
