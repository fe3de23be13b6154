using System.Net;

namespace ConcertReservation.IntegrationTests.Operations;

/// <summary>GET /admin/invariants, as operators see it.</summary>
public sealed class InvariantsTests(SaleWorld world) : IClassFixture<SaleWorld>
{
    private static readonly string[] Invariants =
    [
        "one live reservation per seat",
        "a sold seat belongs to a paid reservation of that seat",
        "a live reservation has all its seats",
        "a reserved seat has the status of its reservation",
        "a balance is the sum of its ledger entries",
        "each ledger entry continues the previous balance",
        "no negative balance",
        "a paid reservation has one payment of its price",
        "only a paid or refunded reservation has a payment",
        "a reservation costs what its seats cost",
        "refunds return the price of the seats that a reservation no longer has",
        "active tokens within maxActive",
        "places are unique and without gaps",
        "no place admitted before a lower place",
        "no waiting token at or before the last admitted place",
        "a check-in belongs to a paid reservation, or to a refunded one of a cancelled performance",
        "a cancelled performance has no live hold",
        "a performance is cancelled together with its cancellation",
        "a cancellation refunds every paid reservation, or lists why not",
        "a cancellation counts its refunds",
        "no customer has joined or bought in a draft",
        "a removed concert has no line, no customer and no reservation",
    ];

    private OneInstance Service => world.Service;

    [Fact]
    public async Task CheckInvariants_AfterASale_FindsNoViolation()
    {
        var staff = await Service.Crowd.OperatorAsync();

        var answer = await staff.Client.GetAsync("/admin/invariants");

        answer.ShouldBe(HttpStatusCode.OK).Get<bool>("ok").Should().BeTrue();
        var checks = answer["checks"]!.AsArray();
        checks
            .Select(check => check!["name"]!.GetValue<string>())
            .Should()
            .Contain(Invariants)
            .And.OnlyHaveUniqueItems();
        checks.Should().OnlyContain(check => check!["ok"]!.GetValue<bool>());
        checks.Should().OnlyContain(check => check!["violations"]!.GetValue<long>() == 0);
    }

    [Fact]
    public async Task CheckInvariants_WrongBalance_ReturnsTheInvariantAndTheNumberOfViolations()
    {
        var poor = await Service.Crowd.CustomersAsync(2);
        var staff = await Service.Crowd.OperatorAsync();
        await SetBalanceAsync(poor, 5);

        var answer = await staff.Client.GetAsync("/admin/invariants");

        await SetBalanceAsync(poor, 0);
        answer.ShouldBe(HttpStatusCode.OK).Get<bool>("ok").Should().BeFalse();
        var broken = answer["checks"]!.AsArray().Where(check => !check!["ok"]!.GetValue<bool>()).ToList();
        broken.Should().ContainSingle();
        broken[0]!["name"]!.GetValue<string>().Should().Be("a balance is the sum of its ledger entries");
        broken[0]!["violations"]!.GetValue<long>().Should().Be(2);
    }

    [Theory]
    [InlineData("/admin/invariants")]
    [InlineData("/admin/audit")]
    public async Task Get_ByACustomer_IsForbidden(string path)
    {
        var customer = await Service.Crowd.CustomerAsync();

        var answer = await customer.Client.GetAsync(path);

        answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("/admin/invariants")]
    [InlineData("/admin/audit")]
    public async Task Get_NotSignedIn_IsRefused(string path)
    {
        var answer = await Service.Client().GetAsync(path);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private Task<int> SetBalanceAsync(IEnumerable<Person> customers, long balance) =>
        Service.Sql.ExecuteAsync(
            "UPDATE wallets SET balance = $1 WHERE user_id = ANY($2)",
            balance,
            customers.Select(person => person.UserId).ToArray()
        );
}
