using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using FsCheck;
using FsCheck.Fluent;
using static ConcertReservation.IntegrationTests.Properties.Checking.Any;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>
/// What one customer does next. Most scenes have a goal, because random steps rarely lead to a payment.
/// </summary>
internal static class Scenes
{
    public static Gen<Operation[]> Of(string who) =>
        Gen.Frequency(
            (3, Acts(Arriving(who), Holding(who), Paying(who))),
            (2, Acts(Arriving(who), Holding(who), Paying(who), Refunding(who))),
            (2, Acts(Arriving(who), Holding(who), Paying(who), RandomStep(who))),
            (2, Acts(Holding(who), Repeating(who), RandomStep(who))),
            (2, Acts(Holding(who), Time, Repeating(who))),
            (2, Acts(Holding(who), GivingUp(who), Paying(who))),
            (1, Acts(Joining(who), GivingUp(who), Looking(who))),
            (2, Acts(Holding(who), Time, HoldingOn(who), Holding(who), Time, HoldingOn(who), Holding(who))),
            (5, Acts(RandomStep(who)))
        );

    /// <summary>Events that affect all customers.</summary>
    public static Gen<Operation[]> Offstage { get; } =
        Gen.Frequency(
            (3, Acts(Tick)),
            (3, Acts(Tick, Time)),
            (3, Acts(Time, Tick)),
            (1, Acts(Gen.Constant<Operation>(new SweeperTicks()))),
            (2, Acts(LettingIn, Tick, Time))
        );

    private static Gen<Operation> Tick => Gen.Constant<Operation>(new WorkerTicks());

    private static Gen<Operation> LettingIn =>
        from maxActive in Gen.Choose(1, 3)
        select (Operation)new LetIn(maxActive);

    private static Gen<Operation> Time => from minutes in Minutes select (Operation)new TimePasses(minutes);

    private static Gen<Operation[]> Acts(params Gen<Operation>[] acts) => Gen.CollectToArray(acts);

    private static Gen<Operation> RandomStep(string who) =>
        Gen.Frequency(
            (2, Joining(who)),
            (5, Looking(who)),
            (2, Holding(who)),
            (1, Paying(who)),
            (1, Refunding(who)),
            (3, GivingUp(who)),
            (3, Repeating(who)),
            (1, from sent in TokenOrNot select (Operation)new ReadSeats(who, sent)),
            (1, Gen.Constant<Operation>(new ReadReservations(who)))
        );

    private static Gen<Operation> Arriving(string who) => Gen.Frequency((2, Charging(who)), (1, Joining(who)));

    private static Gen<Operation> Joining(string who) => Gen.Constant<Operation>(new Join(who));

    private static Gen<Operation> Looking(string who) => from sent in TokenOrNot select (Operation)new Look(who, sent);

    private static Gen<Operation> Charging(string who) =>
        from money in Money
        from sent in KeyOrNot
        select (Operation)new Charge(who, money, sent);

    private static Gen<Operation> Holding(string who) =>
        from seats in Seats
        from sent in Headers
        select (Operation)new Hold(who, seats, sent);

    private static Gen<Operation> GivingUp(string who) =>
        from which in WhichFor(who)
        from way in Gen.Elements<Operation>(new Leave(who), new Release(who, which))
        select way;

    /// <summary>Releases the last hold, to hold again: a customer who wants to keep the turn.</summary>
    private static Gen<Operation> HoldingOn(string who) => Gen.Constant<Operation>(new Release(who, new Which(who)));

    private static Gen<Operation> Paying(string who) =>
        from which in WhichFor(who)
        from price in Price
        from sent in Headers
        select (Operation)new Pay(who, which, price, sent);

    private static Gen<Operation> Refunding(string who) =>
        from which in WhichFor(who)
        from seat in Gen.Frequency((3, Gen.Constant<int?>(null)), (2, Gen.Choose(1, Terms.Seats).Select(n => (int?)n)))
        from sent in KeyOrNot
        select (Operation)new Refund(who, which, seat, sent);

    private static Gen<Operation> Repeating(string who) => from back in Back select (Operation)new Repeat(who, back);
}
