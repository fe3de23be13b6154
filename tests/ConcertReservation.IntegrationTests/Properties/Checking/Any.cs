using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>The parts of random operations.</summary>
internal static class Any
{
    private static readonly Gen<bool> Coin = Gen.Elements(true, false);
    private static readonly Gen<bool> Often = Gen.Elements(true, true, false);
    private static readonly Gen<int> Seat = Gen.Choose(1, Terms.Seats);

    public static Gen<string> Who { get; } = Gen.Elements<string>(Terms.People);

    public static Gen<IReadOnlyList<int>> Seats { get; } =
        from one in Seat
        from other in Gen.Frequency((2, Gen.Constant(one)), (1, Seat))
        select (IReadOnlyList<int>)new SortedSet<int> { one, other }.ToList();

    public static Gen<Sent> TokenOrNot { get; } = from token in Often select new Sent(token);

    public static Gen<Sent> KeyOrNot { get; } = from key in Often select new Sent(Key: key);

    public static Gen<Sent> Headers { get; } = from token in Coin from key in Often select new Sent(token, key);

    public static Gen<int> Back { get; } = Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)));

    public static Gen<int> Minutes { get; } = Gen.Elements(1, 2, 3, 6);

    public static Gen<long> Money { get; } = Gen.Elements(Terms.Price / 2, Terms.Price, 2 * Terms.Price);

    public static Gen<long?> Price { get; } =
        Gen.Frequency<long?>((6, Gen.Constant<long?>(null)), (2, Gen.Elements<long?>(Terms.Price, 2 * Terms.Price)));

    /// <summary>Mostly the caller's own reservation, sometimes the reservation of another customer.</summary>
    public static Gen<Which> WhichFor(string who) =>
        from owner in Gen.Frequency((6, Gen.Constant(who)), (1, Who))
        from back in Back
        select new Which(owner, back);
}
