using ConcertReservation.LoadTests.Bench.Stage;

namespace ConcertReservation.LoadTests.Bench.Rows;

/// <summary>People whose turn it is in one concert, with their tokens.</summary>
internal sealed record Insiders(Hall Hall, string[] Access, string[] Queue)
{
    public static async Task<Insiders> AdmitAsync(Workbench bench, int count, CancellationToken ct)
    {
        var hall = await bench.Office.AnnounceAsync(ct, performances: (count - 1) / Office.SeatsEach + 1);
        await bench.Lines.AdmitAsync(hall, count, ct);
        return new Insiders(
            hall,
            await bench.Tokens.AccessAsync(1, count, ct),
            await bench.Tokens.QueueAsync(hall.ConcertId, 1, count, ct)
        );
    }

    public IEnumerable<byte[]> Each(Func<string, string, byte[]> request) => Access.Zip(Queue, request);
}
