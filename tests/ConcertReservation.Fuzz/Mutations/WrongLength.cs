using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Texts and lists that are too short or too long.</summary>
internal sealed class WrongLength : IMutation
{
    private const int VeryLong = 60_000;

    public Change? Pick(ApiOperation operation, Random random)
    {
        if (
            random.OneOrNone(operation.BodyFields.Where(s => s.Schema.Is("string") || s.Schema.Is("array")))
            is not { } field
        )
            return null;

        return field.Schema.Is("string") ? WrongText(field, random) : WrongList(field, random);
    }

    private static Change WrongText(BodyField field, Random random)
    {
        var (least, most) = (field.Schema.MinLength ?? 0, field.Schema.MaxLength ?? VeryLong);
        var length = random.One([least - 1, most + 1, most + 1, VeryLong]);
        var isCertain = length >= 0 && (length < least || length > most);
        var text = new string(random.One(['a', '가', 'é']), Math.Max(length, 0));
        // Three bytes a character must not make the body too large, which is another mistake.
        return Change.At(
            field,
            $"{length} characters",
            $"\"{(text.Length > VeryLong / 3 ? text.Replace(text[0], 'a') : text)}\"",
            Expectation.RefusalIf(isCertain)
        );
    }

    private static Change? WrongList(BodyField field, Random random)
    {
        var wrong = new List<int>();
        if (field.Schema.MinItems is > 0)
            wrong.Add(0);
        if (field.Schema.MaxItems is { } most)
            wrong.Add(most + 1);
        if (wrong.Count == 0)
            return null;

        var count = random.One(wrong);
        return new Change(
            $"{count} elements at {field.Name}",
            Expectation.Refusal,
            draft => draft.Body!.Put(field, Repeated(draft.Body!.TextAt(field).Trim('[', ']'), count))
        )
        {
            Field = field,
        };
    }

    private static string Repeated(string element, int count) =>
        $"[{string.Join(',', Enumerable.Repeat(element, count))}]";
}
