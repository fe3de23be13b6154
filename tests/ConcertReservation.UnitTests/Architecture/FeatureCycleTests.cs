using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;

namespace ConcertReservation.UnitTests.Architecture;

/// <summary>The feature folders of a layer depend on each other in one direction only.</summary>
public sealed class FeatureCycleTests
{
    private static readonly ArchUnitNET.Domain.Architecture Code = new ArchLoader()
        .LoadAssemblies(Layers.Domain, Layers.Application)
        .Build();

    [Theory]
    [InlineData("ConcertReservation.Domain.(*)")]
    [InlineData("ConcertReservation.Application.(*)")]
    public void Features_OfALayer_HaveNoCycle(string features)
    {
        SliceRuleDefinition.Slices().Matching(features).Should().BeFreeOfCycles().Check(Code);
    }
}
