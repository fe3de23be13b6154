using System.Net;

namespace ConcertReservation.IntegrationTests.Wallets;

public sealed class BalanceTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] Entry =
    [
        "entryId",
        "at",
        "amount",
        "balanceAfter",
        "cause",
        "reservationId",
        "paymentId",
    ];

    [Fact]
    public async Task Find_OwnBalance_IsInWon()
    {
        var person = await service.Crowd.CustomerAsync(1_234);

        var answer = await person.Client.GetAsync("/balance");

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("balance", "currency");
        answer.Get<long>("balance").Should().Be(1_234);
        answer.Get<string>("currency").Should().Be("KRW");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000)]
    public async Task Charge_WithinTheLimits_AddsToTheBalance(long amount)
    {
        var person = await service.Crowd.CustomerAsync(500);

        var charged = await ChargeAsync(person, amount);

        charged.ShouldBe(HttpStatusCode.Created).Json.ShouldHaveFields("entryId", "amount", "balance");
        charged["entryId"].ShouldBeVersion7();
        charged.Get<long>("amount").Should().Be(amount);
        charged.Get<long>("balance").Should().Be(500 + amount);
        (await person.BalanceAsync()).Should().Be(500 + amount);
    }

    [Fact]
    public async Task Charge_WithAnUnknownField_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();

        var charged = await person.Client.PostAsync("/balance/charges", new { amount = 5, userId = "someone else" });

        charged.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.BalanceAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Charge_AnyAmount_LocatesTheEntry()
    {
        var person = await service.Crowd.CustomerAsync();
        var charged = await ChargeAsync(person, 1);

        var found = await person.Client.FollowAsync(charged);

        found.ShouldBe(HttpStatusCode.OK).Text.Should().Contain(charged.Get<string>("entryId"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Charge_OutsideTheLimits_IsRefused(long amount)
    {
        var person = await service.Crowd.CustomerAsync(500);

        var answer = await ChargeAsync(person, amount);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("amount");
        (await person.BalanceAsync()).Should().Be(500);
    }

    [Fact]
    public async Task Charge_UpToTheMaximumBalance_IsAcceptedAndMoreIsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        await service.Sql.ExecuteAsync("UPDATE wallets SET balance = 999999999 WHERE user_id = $1", person.UserId);

        var last = await ChargeAsync(person, 1);
        var tooMuch = await ChargeAsync(person, 1);

        last.ShouldBe(HttpStatusCode.Created).Get<long>("balance").Should().Be(1_000_000_000);
        tooMuch.ShouldBeProblem(HttpStatusCode.Conflict, "balance_limit_reached");
        (await person.BalanceAsync()).Should().Be(1_000_000_000);
    }

    [Fact]
    public async Task ListEntries_AfterAChargeAndAPayment_ReturnsBothNewestFirst()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.BuyerAsync(concert);

        var list = await person.Client.WithoutQueueToken().GetAsync("/balance/entries");

        list.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
        list.Items().Should().HaveCount(2).And.AllSatisfy(item => item.ShouldHaveFields(Entry));
        var (payment, charge) = (list.Items()[0], list.Items()[1]);
        payment["entryId"].ShouldBeVersion7();
        payment["at"].ShouldBeTime();
        payment["amount"]!.GetValue<long>().Should().Be(-30_000);
        payment["balanceAfter"]!.GetValue<long>().Should().Be(70_000);
        payment["cause"]!.GetValue<string>().Should().Be("payment");
        payment["reservationId"]!.GetValue<Guid>().Should().Be(reservationId);
        payment["paymentId"].ShouldBeVersion7();
        charge["cause"]!.GetValue<string>().Should().Be("charge");
        charge["amount"]!.GetValue<long>().Should().Be(100_000);
        charge["reservationId"].Should().BeNull();
        charge["paymentId"].Should().BeNull();
    }

    [Fact]
    public async Task ListEntries_PageByPage_ReturnsEachEntryOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        for (var i = 0; i < 5; i++)
            await ChargeAsync(person, 1);

        var walked = await person.Client.WalkAsync("/balance/entries", "entryId", limit: 2);

        walked.Should().HaveCount(5);
    }

    [Fact]
    public async Task ListEntries_OfAnotherCustomer_AreNotReturned()
    {
        await service.Crowd.CustomerAsync(500);
        var person = await service.Crowd.CustomerAsync();

        var list = await person.Client.GetAsync("/balance/entries");

        list.Items().Should().BeEmpty();
    }

    private static Task<Answer> ChargeAsync(Person person, long amount) =>
        person.Client.PostAsync("/balance/charges", new { amount });
}
