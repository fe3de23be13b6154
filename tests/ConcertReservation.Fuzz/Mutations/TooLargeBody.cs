using System.Text;
using System.Text.Json.Nodes;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Bodies over 64 KiB, announced or not: refused as such, also where nobody would read them.</summary>
internal sealed class TooLargeBody : IMutation
{
    private const int Limit = 64 * 1024;

    public Change? Pick(Operation operation, Random dice)
    {
        var size = dice.One([Limit + 1, Limit + 1_000, 2 * Limit, 5 * Limit]);
        return dice.Next(4) switch
        {
            0 => Padded("the largest allowed body", Limit, Delivery.Whole, Expectation.Anything),
            1 => Padded("an enormous length", Limit, Delivery.Announced, Expectation.RefusalWith(413)),
            2 => Padded(
                "a body without its length",
                size,
                Delivery.Chunked,
                // Where no body is read, nobody notices.
                operation.Body
                    is null
                    ? Expectation.Anything
                    : Expectation.RefusalWith(413)
            ),
            _ => Padded("a body", size, Delivery.Whole, Expectation.RefusalWith(413)),
        };
    }

    private static Change Padded(string what, int size, Delivery delivery, Expectation expectation) =>
        new(
            $"{what} of {size} bytes",
            expectation,
            draft =>
            {
                draft.Body ??= new DraftBody(new JsonObject());
                var json = Encoding.UTF8.GetString(draft.Body.ToBytes());
                draft.Body.Raw = Encoding.ASCII.GetBytes(json[..1].PadRight(size - json.Length + 1));
                draft.Body.Raw = [.. draft.Body.Raw, .. Encoding.UTF8.GetBytes(json[1..])];
                draft.Delivery = delivery;
            }
        );
}
