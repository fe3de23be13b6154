using System.Net;
using System.Net.Http.Json;
using ConcertReservation.IntegrationTests.Accounts;
using ConcertReservation.IntegrationTests.Privacy;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>Codes of an authenticator cannot be guessed: a wrong one counts as a wrong password.</summary>
public sealed class WrongCodeTests(LimitedService service) : IClassFixture<LimitedService>
{
    private const int PerAccount = 10;

    [Fact]
    public async Task SignIn_WrongCodesToOneAccount_LimitUnknownAddresses()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        for (var i = 0; i < PerAccount; i++)
            (await SignInAsync($"203.0.120.{i}", colleague, colleague.WrongCode()))
                .Should()
                .Be(HttpStatusCode.Unauthorized);

        var right = colleague.Code();

        (await SignInAsync("203.0.120.99", colleague, right)).Should().Be(HttpStatusCode.TooManyRequests);
        // The owner, from the address of the first sign-in.
        (await colleague.SignInAsync(right)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_RightPasswordWithoutCode_DoesNotCount()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);
        for (var i = 0; i < 2 * PerAccount; i++)
            (await SignInAsync("203.0.121.2", colleague, code: null)).Should().Be(HttpStatusCode.Unauthorized);

        (await SignInAsync("203.0.121.2", colleague, colleague.Code())).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Erase_WrongPasswordsOfAStolenSession_LimitUnknownAddresses()
    {
        var person = await (await Account.SignUpAsync(service)).SignInAsync();
        for (var i = 0; i < PerAccount; i++)
            (await EraseAsync(person, $"203.0.122.{i}", "not the password")).Should().Be(HttpStatusCode.Unauthorized);

        (await EraseAsync(person, "203.0.122.99", Account.Password)).Should().Be(HttpStatusCode.TooManyRequests);
        // The owner, from the address of the sign-in.
        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Export_ManyTimesInAMinute_IsLimited()
    {
        var person = await service.Crowd.CustomerAsync();
        var answers = new List<Answer>();
        for (var i = 0; i < 6; i++)
            answers.Add(await person.Client.GetAsync("/users/me/export"));

        answers.SkipLast(1).Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        answers[^1].ShouldBeProblem(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    private async Task<HttpStatusCode> SignInAsync(string address, Colleague colleague, string? code)
    {
        var body = new
        {
            email = colleague.Email,
            password = Colleague.Password,
            code,
        };
        return await SendAsync(HttpMethod.Post, "/api/v1/auth/sign-in", address, body, accessToken: null);
    }

    private Task<HttpStatusCode> EraseAsync(Person person, string address, string password) =>
        SendAsync(HttpMethod.Delete, "/api/v1/users/me", address, new { password }, person.Client.AccessToken);

    private async Task<HttpStatusCode> SendAsync(
        HttpMethod method,
        string path,
        string address,
        object body,
        string? accessToken
    )
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", address);
        if (accessToken is not null)
            request.Headers.Authorization = new("Bearer", accessToken);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }
}
