using System.Net;
using System.Net.Http.Json;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Three sign-ins per minute from one address, without a balancer.</summary>
public sealed class InTheOpen()
    : Service(instances: 1, ("RateLimits:Enabled", "true"), ("RateLimits:SignInsPerAddress", "3"));

/// <summary>The same behind a balancer on this machine.</summary>
public sealed class BehindBalancer()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:SignInsPerAddress", "3"),
        ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8")
    );

/// <summary>The same behind a balancer on another machine.</summary>
public sealed class BehindAnother()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:SignInsPerAddress", "3"),
        ("ForwardedHeaders:KnownProxies:0", "192.0.2.7")
    );

/// <summary>Which address a rate limit counts.</summary>
public sealed class ForwardedAddressTests(InTheOpen open, BehindBalancer behind, BehindAnother another)
    : IClassFixture<InTheOpen>,
        IClassFixture<BehindBalancer>,
        IClassFixture<BehindAnother>
{
    private const int Allowed = 3;

    [Fact]
    public async Task SignIn_ThroughTheBalancer_IsLimitedByTheAddressOfTheClient()
    {
        for (var i = 0; i < Allowed; i++)
            (await SignInAsync(behind, "198.51.100.1")).Should().Be(HttpStatusCode.Unauthorized);

        var again = await SignInAsync(behind, "198.51.100.1");
        var neighbour = await SignInAsync(behind, "198.51.100.2");

        again.Should().Be(HttpStatusCode.TooManyRequests);
        neighbour.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_ForwardedForWrittenByTheClient_IsIgnored()
    {
        for (var i = 0; i < Allowed; i++)
            (await SignInAsync(behind, $"203.0.113.{i}, 198.51.100.3")).Should().Be(HttpStatusCode.Unauthorized);

        var forged = await SignInAsync(behind, "203.0.113.99, 198.51.100.3");

        forged.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_ForwardedByAnUnknownProxy_IsLimitedByTheAddressOfThatProxy(bool balancerElsewhere)
    {
        var service = balancerElsewhere ? (Service)another : open;
        for (var i = 0; i < Allowed; i++)
            (await SignInAsync(service, $"198.51.100.{i}")).Should().Be(HttpStatusCode.Unauthorized);

        var forged = await SignInAsync(service, "198.51.100.99");

        forged.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("https", "tickets.example", true)]
    [InlineData("http", "tickets.example", false)]
    [InlineData("https", "localhost", false)]
    [InlineData("https", "127.0.0.1:5080", false)]
    public async Task Get_ThroughTheBalancer_HasStrictTransportSecurityBehindTls(
        string scheme,
        string host,
        bool isStrict
    )
    {
        using var http = behind.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/concerts");
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-For", "198.51.100.9");
        request.Headers.Add("X-Forwarded-Proto", scheme);

        using var response = await http.SendAsync(request);

        response.Headers.Contains("Strict-Transport-Security").Should().Be(isStrict);
    }

    private static async Task<HttpStatusCode> SignInAsync(Service service, string forwardedFor)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/sign-in");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Content = JsonContent.Create(new { email = "guessed@test.example", password = "a wrong guess" });
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
