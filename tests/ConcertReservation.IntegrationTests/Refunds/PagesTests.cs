using System.Net;

namespace ConcertReservation.IntegrationTests.Refunds;

/// <summary>Reads the lists of money page by page.</summary>
public sealed class PagesTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task ListEntries_PageByPage_OmitsAndRepeatsNone(int limit)
    {
        var customer = await service.Crowd.CustomerAsync();
        var charges = await Task.WhenAll(
            Enumerable.Range(1, 7).Select(i => customer.Client.PostAsync("/balance/charges", new { amount = i }))
        );

        var walked = await Pages.WalkAsync(customer.Client, "/balance/entries", limit);

        walked
            .Select(entry => entry["entryId"]!.GetValue<Guid>())
            .Should()
            .OnlyHaveUniqueItems()
            .And.BeEquivalentTo(charges.Select(charge => charge.Get<Guid>("entryId")));
        walked.Select(entry => entry["balanceAfter"]!.GetValue<long>()).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task ListPayments_PageByPage_OmitsAndRepeatsNone(int limit)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 1_000);
        var buyer = await service.Crowd.CustomerAsync(balance: 50_000);
        var bought = new List<Guid>();
        foreach (var seatId in concert.SeatIds)
            bought.Add(await buyer.BoughtAsync(concert, seatId));
        await buyer.RefundAsync(bought[2]);

        var walked = await Pages.WalkAsync(buyer.Client, "/payments", limit);

        bought.Reverse();
        walked.Select(payment => payment["reservationId"]!.GetValue<Guid>()).Should().Equal(bought);
        walked.Select(payment => payment["refundedAt"] is not null).Should().Equal(false, false, true, false, false);
    }

    [Fact]
    public async Task ListEntries_NewEntriesBetweenPages_OmitsAndRepeatsNone()
    {
        var customer = await service.Crowd.CustomerAsync();
        foreach (var amount in new[] { 1, 2, 3, 4 })
            await customer.Client.PostAsync("/balance/charges", new { amount });
        var first = await customer.Client.GetAsync("/balance/entries?limit=2");
        await customer.Client.PostAsync("/balance/charges", new { amount = 5 });

        var second = await customer.Client.GetAsync(
            $"/balance/entries?limit=2&cursor={first.Get<string>("nextCursor")}"
        );

        second["items"]!.AsArray().Select(e => e!["amount"]!.GetValue<long>()).Should().Equal(2, 1);
        second["nextCursor"].Should().BeNull();
    }

    [Fact]
    public async Task ListPayments_WithTheCursorOfAnotherList_IsRefused()
    {
        var customer = await service.Crowd.CustomerAsync(balance: 1);
        await customer.Client.PostAsync("/balance/charges", new { amount = 1 });
        var entries = await customer.Client.GetAsync("/balance/entries?limit=1");

        var payments = await customer.Client.GetAsync($"/payments?cursor={entries.Get<string>("nextCursor")}");

        payments.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }
}
