using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>When two requests are the same, and to which user a key belongs.</summary>
public sealed class SameRequestTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const string Charges = "/balance/charges";

    [Fact]
    public async Task Charge_SameKeyAnotherBody_IsRefused()
    {
        var customer = await service.Crowd.CustomerAsync();
        (await customer.WithKey("key").PostAsync(Charges, new { amount = 1_000 })).ShouldBe(HttpStatusCode.Created);

        var other = await customer.WithKey("key", instance: 1).PostAsync(Charges, new { amount = 2_000 });

        other.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await customer.BalanceAsync()).Should().Be(1_000);
    }

    [Fact]
    public async Task Refund_SameKeyAnotherPath_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 1_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 2_000);
        var one = await buyer.BoughtAsync(concert, concert.SeatIds[0]);
        var other = await buyer.BoughtAsync(concert, concert.SeatIds[1]);
        (await buyer.WithKey("key").PostAsync($"/reservations/{one}/refund")).ShouldBe(HttpStatusCode.Created);

        var refund = await buyer.WithKey("key").PostAsync($"/reservations/{other}/refund");

        refund.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await buyer.BalanceAsync()).Should().Be(1_000);
    }

    [Fact]
    public async Task Charge_RefusedForAReusedKey_KeepsTheStoredResponse()
    {
        var customer = await service.Crowd.CustomerAsync();
        var first = await customer.WithKey("key").PostAsync(Charges, new { amount = 1_000 });
        await customer.WithKey("key").PostAsync(Charges, new { amount = 2_000 });

        var repeated = await customer.WithKey("key").PostAsync(Charges, new { amount = 1_000 });

        repeated.IsReplay().Should().BeTrue();
        repeated.Text.Should().Be(first.Text);
    }

    [Fact]
    public async Task Charge_SameKeyByAnotherUser_IsIndependent()
    {
        var one = await service.Crowd.CustomerAsync();
        var other = await service.Crowd.CustomerAsync();
        (await one.WithKey("key").PostAsync(Charges, new { amount = 1_000 })).ShouldBe(HttpStatusCode.Created);

        var answer = await other.WithKey("key").PostAsync(Charges, new { amount = 1_000 });

        answer.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        (await other.BalanceAsync()).Should().Be(1_000);
    }

    [Fact]
    public async Task Charge_OnlyWhiteSpaceDiffers_IsTheSameRequest()
    {
        var customer = await service.Crowd.CustomerAsync();
        var first = await customer.WithKey("key").PostRawAsync(Charges, """{"amount":1000}""");

        var spacious = await customer.WithKey("key").PostRawAsync(Charges, "\t{\r\n  \"amount\" : 1000\n} ");

        spacious.IsReplay().Should().BeTrue(spacious.Text);
        spacious.Text.Should().Be(first.Text);
    }

    [Theory]
    [InlineData("""{"amount":1000,"note":"\ud800"}""")]
    [InlineData("""{"amount":1000,"note":"\u0000"}""")]
    [InlineData("""{"amount":1000,"amount":1000}""")]
    [InlineData("""{"amount":""")]
    [InlineData("")]
    public async Task Charge_UnusualBodyWithAKey_GetsTheSameResponseAsWithout(string body)
    {
        var customer = await service.Crowd.CustomerAsync();

        var repeatable = await customer.WithKey("key").PostRawAsync(Charges, body);
        var plain = await customer.At(0).PostRawAsync(Charges, body);

        repeatable.Status.Should().Be(plain.Status, repeatable.Text);
        ((int)repeatable.Status).Should().BeLessThan(500);
    }

    [Fact]
    public async Task Charge_KeysThatDifferInCase_AreTwoKeys()
    {
        var customer = await service.Crowd.CustomerAsync();
        await customer.WithKey("key").PostAsync(Charges, new { amount = 1_000 });

        var other = await customer.WithKey("KEY").PostAsync(Charges, new { amount = 1_000 });

        other.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
    }
}
