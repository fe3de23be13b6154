using ConcertReservation.Domain.Audit;

namespace ConcertReservation.UnitTests.Audit;

public sealed class AuditTrailTests
{
    private readonly List<AuditEntry> _entries = [];

    [Fact]
    public void Record_ByAnOperator_WritesOperatorActionAndPreviousState()
    {
        A.AuditTrail(A.User, _entries).Record("line.pause", "concert/7", before: "open", after: "paused");

        _entries
            .Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    OperatorId = A.User,
                    Action = "line.pause",
                    Target = "concert/7",
                    Before = "\"open\"",
                    After = "\"paused\"",
                    At = A.Now,
                }
            );
    }

    [Fact]
    public void Record_NoPreviousState_LeavesItEmpty()
    {
        A.AuditTrail(A.User, _entries).Record("concert.announce", "concert/7", before: null, after: "new");

        _entries.Should().ContainSingle().Which.Before.Should().BeNull();
    }

    [Fact]
    public void Record_NoNextState_LeavesItEmpty()
    {
        A.AuditTrail(A.User, _entries).Record("concert.delete", "concert/7", before: "old", after: null);

        _entries.Should().ContainSingle().Which.After.Should().BeNull();
    }

    [Fact]
    public void Record_ByTheServiceItself_WritesNothing()
    {
        A.AuditTrail(operatorId: null, _entries).Record("concert.announce", "concert/7", before: null, after: "new");

        _entries.Should().BeEmpty();
    }
}
