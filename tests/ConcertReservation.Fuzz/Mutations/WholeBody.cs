using System.Text;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Something else instead of the body, or nothing.</summary>
internal sealed class WholeBody : IMutation
{
    private static readonly string[] Wrong =
    [
        "[]",
        "[{}]",
        "\"text\"",
        "1",
        "true",
        "garbage",
        "\0",
        "<a/>",
        "{",
        "[",
        "\"",
    ];

    // Right where everything may be left out.
    private static readonly string[] Empty = ["", " ", "\r\n\t", "null", "{}"];

    public Change? Pick(Operation operation, Random dice)
    {
        if (operation.Body is null)
            return null;
        if (dice.Next(6) == 0)
            return new Change("no body", Expectation.RefusalIf(operation.NeedsBody), draft => draft.Body = null);

        var text = dice.Next(2) == 0 ? dice.One(Wrong) : dice.One(Empty);
        return new Change(
            $"'{text.Trim()}' as the body",
            Expectation.RefusalIf(operation.NeedsBody || Wrong.Contains(text, StringComparer.Ordinal)),
            draft => draft.Body!.Raw = Encoding.UTF8.GetBytes(text)
        );
    }
}
