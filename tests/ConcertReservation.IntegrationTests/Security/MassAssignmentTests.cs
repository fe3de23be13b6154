using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Fields in a body cannot change the user, the role or the balance.</summary>
public sealed class MassAssignmentTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task SignUp_BodyWithRoleAndBalance_CreatesACustomerWithoutMoney()
    {
        var wish = Guid.CreateVersion7(service.Clock.GetUtcNow());
        var body = new
        {
            email = "ambitious@test.example",
            password = Account.Password,
            name = "Ambitious",
            role = "operator",
            userId = wish,
            id = wish,
            balance = 1_000_000,
        };

        var signedUp = await service.Client().PostAsync("/auth/sign-up", body);

        signedUp.ShouldBe(HttpStatusCode.Created).Get<string>("role").Should().Be("customer");
        signedUp.Get<Guid>("userId").Should().NotBe(wish);
        var person = await new Account(service, body.email).SignInAsync();
        (await person.BalanceAsync()).Should().Be(0);
        (await person.Client.GetAsync("/admin/audit")).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Hold_BodyWithAnotherUserAndPrice_HoldsForTheCallerAtTheRealPrice()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var other = await service.Crowd.CustomerAsync();
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);

        var held = await buyer.Client.PostAsync(
            $"{concert.Path}/reservations",
            new
            {
                performanceId = concert.PerformanceId,
                seatIds = concert.SeatIds.Take(1),
                userId = other.UserId,
                status = "paid",
                totalPrice = 0,
                price = 0,
                expiresAt = "2100-01-01T00:00:00Z",
            }
        );

        held.ShouldBe(HttpStatusCode.Created).Get<string>("status").Should().Be("held");
        held.Get<long>("totalPrice").Should().Be(10_000);
        held.Get<DateTimeOffset>("expiresAt").Should().BeBefore(service.Clock.GetUtcNow().AddMinutes(6));
        var owner = await service.Sql.ScalarAsync<Guid>(
            "SELECT user_id FROM reservations WHERE id = $1",
            held.Get<Guid>("reservationId")
        );
        owner.Should().Be(buyer.UserId);
    }

    [Fact]
    public async Task Charge_BodyWithAnotherUserAndBalance_ChargesTheCaller()
    {
        var other = await service.Crowd.CustomerAsync();
        var customer = await service.Crowd.CustomerAsync();

        var charged = await customer.Client.PostAsync(
            "/balance/charges",
            new
            {
                amount = 1_000,
                userId = other.UserId,
                balance = 1_000_000,
            }
        );

        charged.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(1_000);
        (await other.BalanceAsync()).Should().Be(0);
    }
}
