using System.Net;
using System.Net.Http.Json;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>The default limits, behind a balancer on this machine.</summary>
public sealed class LimitedService()
    : Service(
        instances: 1,
        ("RateLimits:Enabled", "true"),
        ("RateLimits:SignInsPerAddress", "12"),
        ("RateLimits:SignInsPerAccount", "10"),
        ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8")
    );

/// <summary>Wrong passwords are refused for the address that sends them, and never lock the owner out.</summary>
public sealed class WrongPasswordTests(LimitedService service, OneInstance unlimited)
    : IClassFixture<LimitedService>,
        IClassFixture<OneInstance>
{
    private const int PerAccount = 10;
    private const int PerAddress = 12;

    [Fact]
    public async Task SignIn_AccountUnderAttack_AdmitsTheAddressOfTheOwner()
    {
        var email = await SignUpAsync("198.51.100.1");
        await SignInAsync("198.51.100.1", email, Account.Password);
        await GuessAsync(2 * PerAccount, i => $"203.0.113.{i}", _ => email);

        var attacker = await SignInAsync("203.0.113.99", email, Account.Password);
        var owner = await SignInAsync("198.51.100.1", email, Account.Password);

        attacker.Should().Be(HttpStatusCode.TooManyRequests);
        owner.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WrongPasswordsOfOneAddress_LimitThatAddressOnly()
    {
        var email = await SignUpAsync("198.51.100.2");
        await GuessAsync(2 * PerAddress, _ => "203.0.114.1", i => $"nobody{i}@test.example");

        var same = await SignInAsync("203.0.114.1", email, Account.Password);
        var other = await SignInAsync("203.0.114.2", email, Account.Password);

        same.Should().Be(HttpStatusCode.TooManyRequests);
        other.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_WrongPasswordsOfOneIPv6Network_CountAsOneAddress()
    {
        var email = await SignUpAsync("198.51.100.3");
        await GuessAsync(2 * PerAddress, i => $"2001:db8:1:1::{i + 1}", i => $"somebody{i}@test.example");

        var same = await SignInAsync("2001:db8:1:1:ffff::1", email, Account.Password);
        var other = await SignInAsync("2001:db8:1:2::1", email, Account.Password);

        same.Should().Be(HttpStatusCode.TooManyRequests);
        other.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_ManyPeopleBehindOneAddress_AreNotRefused()
    {
        var emails = new List<string>();
        for (var i = 0; i < 3 * PerAddress; i++)
            emails.Add(await SignUpAsync($"198.51.101.{i}"));

        var answers = new List<HttpStatusCode>();
        foreach (var email in emails)
            answers.Add(await SignInAsync("203.0.115.1", email, Account.Password));

        answers.Should().OnlyContain(status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_LimitsSwitchedOff_RightPasswordAfterManyWrongOnesSucceeds()
    {
        var account = await Account.SignUpAsync(unlimited);
        for (var i = 0; i < 2 * PerAccount; i++)
            (await account.TrySignInAsync("a wrong guess")).ShouldBe(HttpStatusCode.Unauthorized);

        var right = await account.TrySignInAsync(Account.Password);

        right.ShouldBe(HttpStatusCode.OK);
    }

    // All at once: on a slow machine, tries one after another take as long as a limit needs to end.
    private async Task GuessAsync(int times, Func<int, string> address, Func<int, string> email)
    {
        var guesses = Enumerable.Range(0, times).Select(i => SignInAsync(address(i), email(i), "a wrong guess"));
        (await Task.WhenAll(guesses)).Should().Contain(HttpStatusCode.Unauthorized);
    }

    private async Task<string> SignUpAsync(string address)
    {
        var email = $"{address.Replace('.', '-')}@test.example";
        var body = new
        {
            email,
            password = Account.Password,
            name = "Someone",
        };
        (await SendAsync(address, "sign-up", body)).Should().Be(HttpStatusCode.Created);
        return email;
    }

    private Task<HttpStatusCode> SignInAsync(string address, string email, string password) =>
        SendAsync(address, "sign-in", new { email, password });

    private async Task<HttpStatusCode> SendAsync(string address, string call, object body)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/auth/{call}");
        request.Headers.Add("X-Forwarded-For", address);
        request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
