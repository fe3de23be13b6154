using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>Random scripts: everybody's own scenes, and what happens to all, in any interleaving.</summary>
internal static class Scripts
{
    private const int ScenesEach = 3;

    public static Arbitrary<Script> Any { get; } =
        Arb.From(
            from parts in Gen.CollectToArray([.. Terms.People.Select(Part), Happenings])
            from order in Gen.Shuffle(parts.SelectMany((part, owner) => part.Select(_ => owner)))
            select Interleave(parts, order),
            Shrinking.Simpler
        );

    private static Gen<Operation[]> Happenings =>
        Gen.Frequency(
                (3, from minutes in Checking.Any.Minutes select (Operation)new TimePasses(minutes)),
                (5, Gen.Constant<Operation>(new WorkerTicks())),
                (1, Gen.Constant<Operation>(new SweeperTicks())),
                (1, from maxActive in Gen.Choose(1, 3) select (Operation)new LetIn(maxActive))
            )
            .ArrayOf(6);

    private static Gen<Operation[]> Part(string who) =>
        from scenes in Scenes.Of(who).ArrayOf(ScenesEach)
        select scenes.SelectMany(scene => scene).ToArray();

    private static Script Interleave(Operation[][] parts, int[] order)
    {
        var queues = parts.Select(part => new Queue<Operation>(part)).ToList();
        return new Script([.. order.Select(owner => queues[owner].Dequeue())]);
    }
}
