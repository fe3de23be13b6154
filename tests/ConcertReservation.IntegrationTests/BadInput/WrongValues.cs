namespace ConcertReservation.IntegrationTests.BadInput;

/// <summary>Values that no field of a kind may have, as raw JSON, with names for the titles of the tests.</summary>
internal static class WrongValues
{
    private static readonly Dictionary<string, string> Raw = new(StringComparer.Ordinal)
    {
        ["text"] = "\"ten\"",
        ["digits as text"] = "\"10\"",
        ["a number"] = "10",
        ["true"] = "true",
        ["true as text"] = "\"true\"",
        ["a list"] = "[]",
        ["a list of lists"] = "[[]]",
        ["a list of null"] = "[null]",
        ["an object"] = "{}",
        ["a fraction"] = "1.5",
        ["beyond 64 bits"] = "9223372036854775808",
        ["far below 64 bits"] = "-99999999999999999999999999",
        ["an enormous exponent"] = "1e400",
        ["NUL"] = "\"a\\u0000b\"",
        ["a lone high surrogate"] = "\"a\\ud800b\"",
        ["a lone low surrogate"] = "\"\\udc00\"",
        ["over-long text"] = $"\"{new string('x', 5_000)}\"",
        ["no offset"] = "\"2031-01-15T20:00:00\"",
        ["only a date"] = "\"2031-01-15\"",
        ["a day that does not exist"] = "\"2031-02-30T20:00:00Z\"",
        ["a negative duration"] = "\"-00:05:00\"",
        ["a zero duration"] = "\"00:00:00\"",
        ["endless"] = "\"10675199.02:48:05\"",
        ["a too long duration"] = "\"99999999.00:00:00\"",
        ["nought"] = "0",
        ["negative"] = "-1",
        ["a million and one"] = "1000001",
        ["NaN"] = "\"NaN\"",
    };

    public static string RawOf(string name) => Raw[name];

    public static IEnumerable<string> NamesFor(Field field) =>
        field.Kind switch
        {
            FieldKind.Text => ["a number", "true", "a list", "an object", "NUL", .. Surrogates, .. OverLong(field)],
            FieldKind.Integer => ["digits as text", "true", "a list", "an object", .. NotIn64Bits],
            FieldKind.Number =>
            [
                "text",
                "digits as text",
                "NaN",
                "true",
                "a list",
                "nought",
                "negative",
                "a million and one",
            ],
            FieldKind.Flag => ["true as text", "a number", "a list", "an object"],
            FieldKind.Time =>
            [
                "text",
                "a number",
                "a list",
                "no offset",
                "only a date",
                "a day that does not exist",
                .. Surrogates,
            ],
            FieldKind.Duration => ["text", "a number", "a list", .. WrongDurations],
            FieldKind.Object => ["text", "a number", "true", "a list"],
            _ => ["text", "a number", "an object", "a list", "a list of lists", "a list of null"],
        };

    private static readonly string[] Surrogates = ["a lone high surrogate", "a lone low surrogate"];

    private static readonly string[] NotIn64Bits =
    [
        "a fraction",
        "beyond 64 bits",
        "far below 64 bits",
        "an enormous exponent",
    ];

    private static readonly string[] WrongDurations =
    [
        "NUL",
        "a zero duration",
        "a negative duration",
        "endless",
        "a too long duration",
    ];

    // The number of a seat may be any text. An unknown number is not found, however long it is.
    private static string[] OverLong(Field field) =>
        field.Path.StartsWith("seatNumbers", StringComparison.Ordinal) ? [] : ["over-long text"];
}
