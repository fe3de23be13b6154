namespace ConcertReservation.Fuzz.Mutations;

internal static class Dice
{
    public static T One<T>(this Random dice, IReadOnlyList<T> choices) => choices[dice.Next(choices.Count)];

    public static T? OneOrNone<T>(this Random dice, IEnumerable<T> choices)
        where T : class => choices.ToList() is { Count: > 0 } list ? dice.One(list) : null;
}
