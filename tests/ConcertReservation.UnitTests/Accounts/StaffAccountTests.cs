using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class StaffAccountTests
{
    [Fact]
    public void Hire_Gate_KeepsEachPerformanceOnce()
    {
        var account = Account.Hire("door@example.com", Gate(2, 1, 2), A.Now);

        account.Should().BeEquivalentTo(new { Name = "Door", Role = Role.Gate });
        account.PerformanceIds.Should().Equal(1, 2);
    }

    [Fact]
    public void Hire_Customer_IsRefused()
    {
        var terms = new StaffTerms("Door", Role.Customer, []);

        Refusal.Of(() => Account.Hire("door@example.com", terms, A.Now)).Code.Should().Be(ErrorCode.ValidationFailed);
    }

    [Theory]
    [InlineData(Role.Operator)]
    [InlineData(Role.BoxOffice)]
    public void Change_PerformancesOfAnotherRole_IsRefused(Role role)
    {
        var account = Account.Hire("door@example.com", Gate(), A.Now);

        var refusal = Refusal.Of(() => account.Change(new StaffTerms("Door", role, [1])));

        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        account.Role.Should().Be(Role.Gate);
    }

    [Theory]
    [InlineData(Account.MaxPerformances, true)]
    [InlineData(Account.MaxPerformances + 1, false)]
    public void Change_NumberOfPerformances_HasALimit(int count, bool isAllowed)
    {
        var account = Account.Hire("door@example.com", Gate(), A.Now);

        var change = () => account.Change(Gate([.. Enumerable.Range(1, count).Select(id => (long)id)]));

        if (isAllowed)
            change.Should().NotThrow();
        else
            change.Should().Throw<DomainException>();
    }

    [Fact]
    public void HasRightsOf_AnotherName_IsTrue()
    {
        var terms = Gate(1, 2);

        terms.HasRightsOf(new StaffTerms("Other", Role.Gate, [2, 1])).Should().BeTrue();
        terms.HasRightsOf(Gate(1)).Should().BeFalse();
        terms.HasRightsOf(new StaffTerms("Door", Role.BoxOffice, [])).Should().BeFalse();
    }

    [Fact]
    public void EnsureOperator_GateOrUnknown_IsForbidden()
    {
        var gate = Existing(1, Role.Gate);
        var staff = new Staff([gate, Existing(2, Role.Operator)]);

        Refusal.Of(() => staff.EnsureOperator(gate.Id)).Code.Should().Be(ErrorCode.Forbidden);
        Refusal.Of(() => staff.EnsureOperator(A.Id(3))).Code.Should().Be(ErrorCode.Forbidden);
    }

    [Fact]
    public void EnsureOperatorBeside_OnlyOperator_IsRefused()
    {
        var only = Existing(2, Role.Operator);
        var staff = new Staff([Existing(1, Role.BoxOffice), only]);

        Refusal.Of(() => staff.EnsureOperatorBeside(only)).Code.Should().Be(ErrorCode.LastOperator);
    }

    private static StaffTerms Gate(params long[] performanceIds) => new("Door", Role.Gate, performanceIds);

    private static Account Existing(int id, Role role) =>
        Account.Existing(A.Id(id), $"{id}@example.com", "Staff", role);
}
