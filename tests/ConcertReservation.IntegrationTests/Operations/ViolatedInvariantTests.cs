using ConcertReservation.Application.Operations;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>
/// Every check can fail: the test violates each invariant, without the constraints of the schema, in a transaction that
/// the check also runs in and that is rolled back.
/// </summary>
public sealed class ViolatedInvariantTests(SaleWorld world) : IClassFixture<SaleWorld>
{
    [Theory]
    [MemberData(nameof(Break.Seats), MemberType = typeof(Break))]
    [MemberData(nameof(Break.Money), MemberType = typeof(Break))]
    [MemberData(nameof(Break.Charges), MemberType = typeof(Break))]
    [MemberData(nameof(Break.Lines), MemberType = typeof(Break))]
    [MemberData(nameof(Break.Cancellations), MemberType = typeof(Break))]
    [MemberData(nameof(Break.Unpublished), MemberType = typeof(Break))]
    public async Task CheckInvariants_OneInvariantViolated_ReportsOnlyThatInvariant(string invariant, string brokenBy)
    {
        var broken = await BrokenAsync(brokenBy);

        broken.Except([Break.WrongSettlement, Break.WrongWallets], StringComparer.Ordinal).Should().Equal(invariant);
    }

    [Theory]
    [MemberData(nameof(Break.Settlements), MemberType = typeof(Break))]
    public async Task CheckInvariants_SumOfAPerformanceIsWrong_ReportsIt(string invariant, string brokenBy)
    {
        var broken = await BrokenAsync(brokenBy);

        broken.Should().Contain(invariant);
    }

    [Fact]
    public async Task CheckInvariants_SeatReservedTwice_ReportsTheSeatAndTheReservationWithoutASeat()
    {
        var broken = await BrokenAsync(Break.SellASeatTwice);

        broken.Should().Equal("one live reservation per seat", "a live reservation has all its seats");
    }

    [Fact]
    public async Task CheckInvariants_LowerMaxActive_IsNoViolation()
    {
        var broken = await BrokenAsync(
            $"{Break.AdmitOneTooMany}; UPDATE lines SET batch_at_policy_change = admission_batch"
        );

        broken.Should().BeEmpty();
    }

    private async Task<IEnumerable<string>> BrokenAsync(string sql)
    {
        await using var scope = world.Service.Hosts[0].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConcertReservationDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Disables foreign keys and cascades, for this transaction only.
        await db.Database.ExecuteSqlRawAsync("SET LOCAL session_replication_role = replica");
        (await db.Database.ExecuteSqlRawAsync(sql)).Should().BePositive("the statement has to violate the invariant");

        var operations = scope.ServiceProvider.GetRequiredService<OperationsFacade>();
        var result = await operations.CheckInvariantsAsync(CancellationToken.None);

        result.Ok.Should().Be(result.Checks.All(check => check.Ok));
        return result.Checks.Where(check => !check.Ok).Select(check => check.Name);
    }
}
