using ConcertReservation.Application.Operations;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Operations;

namespace ConcertReservation.UnitTests.Operations;

public sealed class OperationsFacadeTests
{
    private readonly Mock<IAuditRepository> _audit = new();
    private readonly Mock<IInvariantRepository> _invariants = new();
    private readonly OperationsFacade _facade;

    public OperationsFacadeTests() =>
        _facade = new OperationsFacade(_audit.Object, _invariants.Object, new FakeTime(A.Now));

    [Fact]
    public async Task ListAuditAsync_MoreRowsThanTheLimit_ReturnsTheCursorOfTheLastRow()
    {
        NamedAuditEntry[] entries = [Entry("third"), Entry("second"), Entry("first")];
        _audit.Setup(a => a.ListAsync(null, 3, default)).ReturnsAsync(entries);
        _audit.Setup(a => a.ListAsync(entries[1].Entry.Id, 3, default)).ReturnsAsync([entries[2]]);

        var page = await _facade.ListAuditAsync(new PageRequest(2, Cursor: null), default);
        var next = await _facade.ListAuditAsync(new PageRequest(2, page.NextCursor), default);

        page.Items.Select(item => item.Action).Should().Equal("third", "second");
        next.Items.Select(item => item.Action).Should().Equal("first");
        next.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAuditAsync_TargetBeforeAndAfter_ReturnsThemAsJson()
    {
        var entry = Entry("queue_policy.change", before: """{"maxActive":1}""", after: """{"maxActive":5}""");
        _audit.Setup(a => a.ListAsync(null, 21, default)).ReturnsAsync([entry]);

        var page = await _facade.ListAuditAsync(new PageRequest(20, Cursor: null), default);

        var item = page.Items.Should().ContainSingle().Subject;
        item.Should()
            .BeEquivalentTo(
                new
                {
                    AuditId = entry.Entry.Id,
                    At = A.Now,
                    OperatorId = A.User,
                    OperatorName = "Kim",
                    Action = "queue_policy.change",
                    Target = "concert/7",
                }
            );
        item.Before!["maxActive"]!.GetValue<int>().Should().Be(1);
        item.After!["maxActive"]!.GetValue<int>().Should().Be(5);
    }

    [Fact]
    public async Task ListAuditAsync_NoTargetBeforeOrAfter_ReturnsNull()
    {
        _audit.Setup(a => a.ListAsync(null, 21, default)).ReturnsAsync([Entry("concert.delete")]);

        var page = await _facade.ListAuditAsync(new PageRequest(20, Cursor: null), default);

        page.Items[0].Before.Should().BeNull();
        page.Items[0].After.Should().BeNull();
    }

    [Fact]
    public async Task CheckInvariantsAsync_EveryInvariantHolds_IsOk()
    {
        Checked(new InvariantCheck("wallet_balance", 0), new InvariantCheck("seat_status", 0));

        var result = await _facade.CheckInvariantsAsync(default);

        result.Ok.Should().BeTrue();
        result
            .Checks.Should()
            .Equal(new InvariantResult("wallet_balance", true, 0), new InvariantResult("seat_status", true, 0));
    }

    [Fact]
    public async Task CheckInvariantsAsync_OneInvariantIsBroken_IsNotOk()
    {
        Checked(new InvariantCheck("wallet_balance", 0), new InvariantCheck("seat_status", 3));

        var result = await _facade.CheckInvariantsAsync(default);

        result.Ok.Should().BeFalse();
        result
            .Checks.Should()
            .Equal(new InvariantResult("wallet_balance", true, 0), new InvariantResult("seat_status", false, 3));
    }

    private static NamedAuditEntry Entry(string action, string? before = null, string? after = null) =>
        new(AuditEntry.Record(A.User, action, "concert/7", before, after, A.Now), "Kim");

    private void Checked(params InvariantCheck[] checks) =>
        _invariants.Setup(i => i.CheckAsync(A.Now, default)).ReturnsAsync(checks);
}
