using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>A body cannot name the user, the role, the price or the balance: the operation refuses such a field.</summary>
public sealed class MassAssignmentTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("role", "operator")]
    [InlineData("userId", "01936d5c-0000-7000-8000-000000000001")]
    [InlineData("balance", 1_000_000)]
    public async Task SignUp_BodyWithAFieldOfTheService_CreatesNoAccount(string field, object value)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["email"] = $"ambitious-{field}@test.example",
            ["password"] = Account.Password,
            ["name"] = "Ambitious",
            [field] = value,
        };

        var signedUp = await service.Client().PostAsync("/auth/sign-up", body);

        ShouldRefuse(signedUp, field);
        (
            await service
                .Client()
                .PostAsync("/auth/sign-in", new { email = body["email"], password = Account.Password })
        ).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Theory]
    [InlineData("userId")]
    [InlineData("status")]
    [InlineData("totalPrice")]
    [InlineData("expiresAt")]
    public async Task Hold_BodyWithAFieldOfTheService_HoldsNothing(string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["performanceId"] = concert.PerformanceId,
            ["seatIds"] = concert.SeatIds,
            [field] = 0,
        };

        var held = await buyer.Client.PostAsync($"{concert.Path}/reservations", body);

        ShouldRefuse(held, field);
        (await buyer.Client.GetAsync("/reservations"))["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Charge_BodyWithAnotherUser_ChargesNobody()
    {
        var other = await service.Crowd.CustomerAsync();
        var customer = await service.Crowd.CustomerAsync();

        var charged = await customer.Client.PostAsync(
            "/balance/charges",
            new { amount = 1_000, userId = other.UserId }
        );

        ShouldRefuse(charged, "userId");
        (await customer.BalanceAsync()).Should().Be(0);
        (await other.BalanceAsync()).Should().Be(0);
    }

    private static void ShouldRefuse(Answer answer, string field) =>
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!
            .AsObject()
            .Select(error => error.Key)
            .Should()
            .Equal(field);
}
