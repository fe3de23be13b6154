namespace ConcertReservation.Fuzz.Mutations;

/// <summary>Ways to forge a token.</summary>
internal static class Forgery
{
    public static readonly IReadOnlyList<(string What, Func<string, string> Forge)> All =
    [
        ("altered", token => Swap(token, token.Length / 2)),
        ("altered at its beginning", token => Swap(token, 0)),
        ("cut short", token => token[..(token.Length / 2)]),
        ("shorter by a bit", token => token[..^3]),
        ("longer", token => token + "AAAA"),
        ("twice", token => token + token),
        ("backwards", token => new string([.. token.Reverse()])),
        ("in upper case", token => token.ToUpperInvariant()),
        ("made up", _ => "nonsense"),
        ("of another kind", _ => "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."),
        ("of base64", _ => new string('A', 300)),
        ("not ASCII", _ => "토큰"),
        ("very long", _ => new string('x', 6_000)),
    ];

    private static string Swap(string token, int at) =>
        $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
}
