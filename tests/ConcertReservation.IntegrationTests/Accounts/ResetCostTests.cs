using System.Diagnostics;
using System.Net;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A request for a reset tells nothing about the address, not even by its time.</summary>
public sealed class ResetCostTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Samples = 40;
    private const double Alike = 2;

    [Fact]
    public async Task Request_UnknownAddress_GetsTheSameAnswerInTheSameTime()
    {
        var accounts = new List<Account>();
        for (var i = 0; i < Samples; i++)
            accounts.Add(await Account.SignUpAsync(service));
        await RequestAsync("warm@test.example");
        await RequestAsync(accounts[0].Email);

        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Samples; i++)
        {
            known.Add(await RequestAsync(accounts[i].Email));
            unknown.Add(await RequestAsync($"unknown{i}@test.example"));
        }

        (Median(known) / Median(unknown)).Should().BeInRange(1 / Alike, Alike);
    }

    private async Task<double> RequestAsync(string email)
    {
        var client = service.Client();
        var started = Stopwatch.GetTimestamp();
        var answer = await client.PostAsync("/auth/password-resets", new { email });
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        answer.ShouldBe(HttpStatusCode.Accepted).Text.Should().BeEmpty();
        return time;
    }

    private static double Median(IEnumerable<double> samples) => samples.Order().ElementAt(Samples / 2);
}

/// <summary>Three requests a minute from one address.</summary>
public sealed class StrictResets()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:PasswordResetsPerAddress", "3"),
        ("RateLimits:SignUpsPerAddress", "4"),
        ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8")
    );

/// <summary>An address can request and sign up only so often; an IPv6 /64 is one address.</summary>
public sealed class AddressLimitTests(StrictResets service) : IClassFixture<StrictResets>
{
    [Fact]
    public async Task Request_TooManyFromOneNetwork_IsLimitedThereOnly()
    {
        for (var i = 0; i < 3; i++)
            (await RequestAsync($"2001:db8:7:1::{i}", i)).Should().Be(HttpStatusCode.Accepted);

        var same = await RequestAsync("2001:db8:7:1:ffff::1", 9);
        var other = await RequestAsync("2001:db8:7:2::1", 9);

        same.Should().Be(HttpStatusCode.TooManyRequests);
        other.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task SignUp_GuessingAddressesFromOneNetwork_IsLimited()
    {
        (await SignUpAsync("2001:db8:8:9::1", "taken@test.example")).Should().Be(HttpStatusCode.Created);
        var guesses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
            guesses.Add(await SignUpAsync($"2001:db8:8:1::{i}", "taken@test.example"));

        guesses.Take(4).Should().OnlyContain(status => status == HttpStatusCode.Conflict);
        guesses[4].Should().Be(HttpStatusCode.TooManyRequests);
    }

    private Task<HttpStatusCode> RequestAsync(string address, int number) =>
        SendAsync(address, "password-resets", new { email = $"limited{number}@test.example" });

    private Task<HttpStatusCode> SignUpAsync(string address, string email) =>
        SendAsync(
            address,
            "sign-up",
            new
            {
                email,
                password = Account.Password,
                name = "Someone",
            }
        );

    private async Task<HttpStatusCode> SendAsync(string address, string call, object body)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/auth/{call}");
        request.Headers.Add("X-Forwarded-For", address);
        request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
