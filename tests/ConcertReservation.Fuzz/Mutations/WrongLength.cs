using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Texts and lists that are too short or too long.</summary>
internal sealed class WrongLength : IMutation
{
    private const int VeryLong = 60_000;

    public Change? Pick(Operation operation, Random dice)
    {
        if (dice.OneOrNone(operation.Spots.Where(s => s.Schema.Is("string") || s.Schema.Is("array"))) is not { } spot)
            return null;

        return spot.Schema.Is("string") ? WrongText(spot, dice) : WrongList(spot, dice);
    }

    private static Change WrongText(Spot spot, Random dice)
    {
        var (least, most) = (spot.Schema.MinLength ?? 0, spot.Schema.MaxLength ?? VeryLong);
        var length = dice.One([least - 1, most + 1, most + 1, VeryLong]);
        var isCertain = length >= 0 && (length < least || length > most);
        var text = new string(dice.One(['a', '가', 'é']), Math.Max(length, 0));
        // Three bytes a character must not make the body too large, which is another mistake.
        return Change.At(
            spot,
            $"{length} characters",
            $"\"{(text.Length > VeryLong / 3 ? text.Replace(text[0], 'a') : text)}\"",
            Expectation.RefusalIf(isCertain)
        );
    }

    private static Change? WrongList(Spot spot, Random dice)
    {
        var wrong = new List<int>();
        if (spot.Schema.MinItems is > 0)
            wrong.Add(0);
        if (spot.Schema.MaxItems is { } most)
            wrong.Add(most + 1);
        if (wrong.Count == 0)
            return null;

        var count = dice.One(wrong);
        return new Change(
            $"{count} elements at {spot.Name}",
            Expectation.Refusal,
            draft => draft.Body!.Put(spot, Repeated(draft.Body!.TextAt(spot).Trim('[', ']'), count))
        )
        {
            Spot = spot,
        };
    }

    private static string Repeated(string element, int count) =>
        $"[{string.Join(',', Enumerable.Repeat(element, count))}]";
}
