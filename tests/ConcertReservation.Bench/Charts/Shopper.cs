using System.Buffers.Text;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Charts;

/// <summary>One user in line, who will buy a seat that no other user buys.</summary>
internal sealed class Shopper(AdmittedUsers line, int number)
{
    private const int Ok = 200;
    private const int Created = 201;

    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly byte[] _look = Request.Get(line.Concert.Line, line.Access[number], line.Queue[number]);
    private readonly byte[] _hold = Request.Post(
        line.Concert.Reservations,
        line.Access[number],
        line.Queue[number],
        line.Concert.Seats[number].HoldBody
    );
    private readonly PaymentRequest _pay = new(line.Access[number], line.Queue[number]);

    private static ReadOnlySpan<byte> Field => "\"position\":"u8;

    /// <returns>The position; 0 when the customer is admitted.</returns>
    public async Task<long> ReadSeatsAsync(Connection connection)
    {
        var answer = await connection.AskAsync(_look, Ok);
        var at = answer.Bytes.IndexOf(Field);
        return at >= 0 && Utf8Parser.TryParse(answer.Bytes[(at + Field.Length)..], out long position, out _)
            ? position
            : throw new UnexpectedResponseException($"No position in: {answer.Body()}");
    }

    public async Task BuyAsync(Connection connection)
    {
        var held = await connection.AskAsync(_hold, Created);
        await connection.AskAsync(_pay.For(held), Created);
    }
}
