namespace ConcertReservation.Fuzz.Mutations;

internal static class RandomExtensions
{
    public static T One<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static T? OneOrNone<T>(this Random random, IEnumerable<T> choices)
        where T : class => choices.ToList() is { Count: > 0 } list ? random.One(list) : null;
}
