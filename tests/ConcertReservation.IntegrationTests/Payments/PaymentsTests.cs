using System.Net;

namespace ConcertReservation.IntegrationTests.Payments;

/// <summary>The caller's own payments.</summary>
public sealed class PaymentsTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] Fields =
    [
        "paymentId",
        "reservationId",
        "concertTitle",
        "method",
        "amount",
        "paidAt",
        "refundedAt",
        "refundedAmount",
    ];

    [Fact]
    public async Task Find_OwnPayment_ReturnsIt()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);
        var paid = await person.PayAsync(reservationId);

        var found = await person.Client.WithoutQueueToken().GetAsync($"/payments/{paid.Get<Guid>("paymentId")}");

        found.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Fields);
        found.Get<Guid>("reservationId").Should().Be(reservationId);
        found.Get<string>("concertTitle").Should().Be("밤의 노래");
        found.Get<long>("amount").Should().Be(30_000);
        found.Time("paidAt").Should().Be(paid.Time("paidAt"));
        found["refundedAt"].Should().BeNull();
    }

    [Fact]
    public async Task Find_PaymentOfAnotherCustomer_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert, 100_000);
        var paid = await person.PayAsync(reservationId);
        var otherCustomer = await service.Crowd.CustomerAsync();

        var answer = await otherCustomer.Client.GetAsync($"/payments/{paid.Get<Guid>("paymentId")}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "payment_not_found");
    }

    [Fact]
    public async Task List_Own_IsNewestFirstWithoutPaymentsOfOtherCustomers()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var person = await service.Crowd.CustomerAsync(100_000);
        var first = await BuyAsync(person, concert, concert.SeatIds[1]);
        var second = await BuyAsync(person, concert, concert.SeatIds[2]);

        var list = await person.Client.GetAsync("/payments");

        list.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
        list.Items().Should().AllSatisfy(item => item.ShouldHaveFields(Fields));
        list.Items().Select(item => item["paymentId"]!.GetValue<Guid>()).Should().Equal(second, first);
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachPaymentOnce()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.Crowd.CustomerAsync(100_000);
        for (var seat = 0; seat < 5; seat++)
            await BuyAsync(person, concert, concert.SeatIds[seat]);

        var walked = await person.Client.WalkAsync("/payments", "paymentId", limit: 2);

        walked.Should().HaveCount(5);
    }

    private static async Task<Guid> BuyAsync(Person person, ConcertOnSale concert, long seatId)
    {
        var visitor = await person.InLineAsync(concert);
        var held = await visitor.HoldAsync(concert, seatId);
        return (await visitor.PayAsync(held.Get<Guid>("reservationId"))).Get<Guid>("paymentId");
    }
}
