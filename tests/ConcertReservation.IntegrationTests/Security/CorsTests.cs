using System.Net;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>One instance that allows requests from pages of one other origin.</summary>
public sealed class FriendlyService() : Service(instances: 1, ("Cors:Origins:0", CorsTests.Friend));

/// <summary>Which pages may send requests from a browser.</summary>
public sealed class CorsTests(OneInstance plain, FriendlyService friendly)
    : IClassFixture<OneInstance>,
        IClassFixture<FriendlyService>
{
    public const string Friend = "https://friend.example";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task Request_NoOriginsConfigured_AllowsNoOrigin(string method)
    {
        using var response = await SendAsync(plain, method, "/api/v1/concerts", Friend);

        response.Headers.Contains(AllowOrigin).Should().BeFalse();
    }

    [Theory]
    [InlineData("GET", "/api/v1/concerts", 200)]
    [InlineData("GET", "/api/v1/concerts/999999", 404)]
    [InlineData("GET", "/api/v1/balance", 401)]
    [InlineData("OPTIONS", "/api/v1/balance/charges", 204)]
    public async Task Request_FromAConfiguredOrigin_IsAllowed(string method, string path, int status)
    {
        using var response = await SendAsync(friendly, method, path, Friend);

        response.StatusCode.Should().Be((HttpStatusCode)status);
        response.Headers.GetValues(AllowOrigin).Should().Equal(Friend);
        response.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
    }

    [Fact]
    public async Task Preflight_FromAConfiguredOrigin_AllowsTheHeadersOfTheContract()
    {
        using var response = await SendAsync(friendly, "OPTIONS", "/api/v1/balance/charges", Friend);

        response
            .Headers.GetValues("Access-Control-Allow-Headers")
            .SelectMany(value => value.Split(','))
            .Should()
            .Contain([
                "Authorization",
                "Content-Type",
                "Queue-Token",
                "Idempotency-Key",
                "Last-Event-ID",
                "traceparent",
            ]);
    }

    [Fact]
    public async Task Request_FromAConfiguredOrigin_ExposesTheHeadersOfTheContract()
    {
        using var response = await SendAsync(friendly, "GET", "/api/v1/concerts", Friend);

        response
            .Headers.GetValues("Access-Control-Expose-Headers")
            .SelectMany(value => value.Split(','))
            .Should()
            .BeEquivalentTo("Date", "Retry-After", "ETag", "Location", "Idempotency-Replayed");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("OPTIONS")]
    public async Task Request_FromAnotherOrigin_IsNotAllowed(string method)
    {
        using var response = await SendAsync(friendly, method, "/api/v1/concerts", "https://stranger.example");

        response.Headers.Contains(AllowOrigin).Should().BeFalse();
    }

    private static async Task<HttpResponseMessage> SendAsync(Service service, string method, string path, string origin)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", origin);
        if (method == "OPTIONS")
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add(
                "Access-Control-Request-Headers",
                "authorization,content-type,queue-token,idempotency-key"
            );
        }
        return await http.SendAsync(request);
    }
}
