using System.Net;
using ConcertReservation.IntegrationTests.Idempotency;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Every kind of response has the security headers.</summary>
public sealed class SecurityHeaderTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("//", 200)]
    [InlineData("//health/live", 200)]
    [InlineData("//health/ready", 200)]
    [InlineData("//swagger/index.html", 200)]
    [InlineData("//swagger/v1/swagger.json", 200)]
    [InlineData("/concerts", 200)]
    [InlineData("/concerts?limit=0", 400)]
    [InlineData("/balance", 401)]
    [InlineData("//nowhere", 404)]
    [InlineData("/concerts/999999", 404)]
    [InlineData("/auth/sign-in", 405)]
    public async Task Get_AnyResponse_HasTheHeaders(string path, int status)
    {
        var answer = await service.Client().GetAsync(path);

        answer.ShouldBe((HttpStatusCode)status);
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_Created_HasTheHeaders()
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await customer.Client.PostAsync("/balance/charges", new { amount = 1 });

        answer.ShouldBe(HttpStatusCode.Created);
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_Forbidden_HasTheHeaders()
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await customer.Client.GetAsync("/admin/audit");

        answer.ShouldBe(HttpStatusCode.Forbidden);
        ShouldHaveTheHeaders(answer);
    }

    [Theory]
    [InlineData("{\"amount\":-1}", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("amount=1", "text/plain", 415)]
    public async Task Post_WrongBody_HasTheHeaders(string body, string contentType, int status)
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await customer.Client.PostRawAsync("/balance/charges", body, contentType);

        answer.ShouldBe((HttpStatusCode)status);
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_TooLarge_HasTheHeaders()
    {
        var customer = await service.Crowd.CustomerAsync();

        var answer = await customer.Client.PostRawAsync("/balance/charges", new string(' ', 70_000));

        answer.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_RefusedByTheDomain_HasTheHeaders()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        await buyer.HoldAsync(concert, concert.SeatIds[0]);

        var answer = await buyer.HoldAsync(concert, concert.SeatIds[0]);

        answer.ShouldBe(HttpStatusCode.Conflict);
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_Replayed_HasTheHeaders()
    {
        var customer = await service.Crowd.CustomerAsync();
        await customer.WithKey("key").PostAsync("/balance/charges", new { amount = 1 });

        var answer = await customer.WithKey("key").PostAsync("/balance/charges", new { amount = 1 });

        answer.IsReplay().Should().BeTrue();
        ShouldHaveTheHeaders(answer);
    }

    [Fact]
    public async Task Post_Failed_HasTheHeaders()
    {
        var customer = await service.Crowd.CustomerAsync();
        await using var failing = await FailingTable.OnInsertAsync(service, "refunds", deferred: false);
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 0);
        var reservationId = await Refunds.Purchases.BoughtAsync(customer, concert, concert.SeatIds[0]);

        var answer = await Refunds.Purchases.RefundAsync(customer, reservationId);

        answer.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        answer.Text.Should().NotContain("on purpose");
        ShouldHaveTheHeaders(answer);
    }

    private static void ShouldHaveTheHeaders(Answer answer)
    {
        Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
        Header(answer, "X-Frame-Options").Should().Be("DENY");
        Header(answer, "Referrer-Policy").Should().Be("no-referrer");
        Header(answer, "Cross-Origin-Opener-Policy").Should().Be("same-origin");
        Header(answer, "Permissions-Policy").Should().Contain("geolocation=()");
        Header(answer, "Content-Security-Policy")
            .Should()
            .Contain("default-src 'self'")
            .And.Contain("frame-ancestors 'none'");
    }

    private static string? Header(Answer answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
