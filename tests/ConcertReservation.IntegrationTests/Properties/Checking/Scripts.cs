using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace ConcertReservation.IntegrationTests.Properties.Checking;

/// <summary>Random scripts: the scenes of each customer, and the events that affect all, in any order.</summary>
internal static class Scripts
{
    private const int ScenesEach = 3;

    public static Arbitrary<Script> Any { get; } =
        Arb.From(
            from parts in Gen.CollectToArray([.. Terms.People.Select(Scenes.Of).Append(Scenes.Offstage).Select(Part)])
            from order in Gen.Shuffle(parts.SelectMany((part, owner) => part.Select(_ => owner)))
            select Interleave(parts, order),
            Shrinking.Simpler
        );

    private static Gen<Operation[]> Part(Gen<Operation[]> scenes) =>
        from some in scenes.ArrayOf(ScenesEach)
        select some.SelectMany(scene => scene).ToArray();

    private static Script Interleave(Operation[][] parts, int[] order)
    {
        var queues = parts.Select(part => new Queue<Operation>(part)).ToList();
        return new Script([.. order.Select(owner => queues[owner].Dequeue())]);
    }
}
