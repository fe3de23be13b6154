using System.Text;
using ConcertReservation.Fuzz.Document;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Mutations;

/// <summary>A valid body cut short, or with something before, behind or inside it that is not JSON.</summary>
internal sealed class BrokenJson : IMutation
{
    public Change? Pick(Operation operation, Random dice)
    {
        if (operation.Body is null)
            return null;

        var share = dice.NextDouble();
        return dice.One([
            Breaking(
                $"only {share:P0} of it",
                json => json[..Math.Clamp((int)(json.Length * share), 1, json.Length - 1)]
            ),
            Breaking("without its end", json => json[..^1]),
            Breaking("twice", json => json + json),
            Breaking("text behind it", json => json + "x"),
            Breaking("a NUL behind it", json => json + "\0"),
            Breaking("a comma behind it", json => json + ","),
            Breaking("a bracket too many", json => json + "}"),
            Breaking("a comma at its end", json => json[..^1] + ",}"),
            Breaking("a comment in it", json => "{/* */" + json[1..]),
            Breaking("a comment behind it", json => json + "// end"),
            Breaking("a guard before it", json => ")]}',\n" + json),
            Breaking("single quotes", json => json.Length > 2 ? json.Replace('"', '\'') : "'"),
            Breaking("as text", json => "\"" + json.Replace("\"", "\\\"", StringComparison.Ordinal) + "\""),
            Breaking("in a list", json => $"[{json}]"),
            Breaking("as a form", json => "a=" + json),
        ]);
    }

    private static Change Breaking(string what, Func<string, string> broken) =>
        new(
            $"the body {what}",
            Expectation.Refusal,
            draft => draft.Body!.Raw = Encoding.UTF8.GetBytes(broken(Encoding.UTF8.GetString(draft.Body.ToBytes())))
        );
}
