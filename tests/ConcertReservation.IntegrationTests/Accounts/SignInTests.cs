using System.Net;

namespace ConcertReservation.IntegrationTests.Accounts;

public sealed class SignInTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Password = "correct horse";
    private static readonly string[] Tokens = ["accessToken", "tokenType", "expiresIn", "refreshToken"];

    [Fact]
    public async Task SignIn_RightPassword_ReturnsTokens()
    {
        await SignUpAsync("right@test.example");

        var answer = await SignInAsync("right@test.example");

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Tokens);
        answer.Get<string>("tokenType").Should().Be("Bearer");
        answer.Get<long>("expiresIn").Should().BePositive();
    }

    [Fact]
    public async Task SignIn_EmailInOtherCase_ReturnsTokens()
    {
        await SignUpAsync("case@test.example");

        var answer = await SignInAsync("CASE@Test.Example");

        answer.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_UnknownEmailOrWrongPassword_AreRefusedWithTheSameText()
    {
        await SignUpAsync("known@test.example");

        var wrong = await SignInAsync("known@test.example", "not the password");
        var unknown = await SignInAsync("unknown@test.example", "not the password");

        wrong.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        unknown.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        unknown.Get<string>("title").Should().Be(wrong.Get<string>("title"));
        unknown.Get<string>("detail").Should().Be(wrong.Get<string>("detail"));
    }

    [Fact]
    public async Task Refresh_WithARefreshToken_ReturnsTokensOfTheSameUser()
    {
        var userId = await SignUpAsync("fresh@test.example");
        var signedIn = await SignInAsync("fresh@test.example");

        var answer = await RefreshAsync(signedIn.Get<string>("refreshToken"));

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Tokens);
        (await MeAsync(answer.Get<string>("accessToken"))).Get<Guid>("userId").Should().Be(userId);
    }

    [Fact]
    public async Task Refresh_WithAnAccessToken_IsRefused()
    {
        await SignUpAsync("mixed-up@test.example");
        var signedIn = await SignInAsync("mixed-up@test.example");

        var answer = await RefreshAsync(signedIn.Get<string>("accessToken"));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("한글 토큰")]
    public async Task Refresh_WithAForgedToken_IsRefused(string token)
    {
        var answer = await RefreshAsync(token);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
    }

    [Fact]
    public async Task Me_SignedIn_ReturnsTheCaller()
    {
        var userId = await SignUpAsync("me@test.example");
        var signedIn = await SignInAsync("me@test.example");

        var answer = await MeAsync(signedIn.Get<string>("accessToken"));

        answer
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields("userId", "email", "name", "role", "performanceIds", "language", "emailVerified");
        answer.Get<Guid>("userId").Should().Be(userId);
        answer.Get<string>("email").Should().Be("me@test.example");
        answer.Get<string>("name").Should().Be("Someone");
        answer.Get<string>("role").Should().Be("customer");
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Me_SchemeInOtherCase_ReturnsTheCaller(string scheme)
    {
        var email = $"scheme-{scheme.Count(char.IsUpper)}@test.example";
        await SignUpAsync(email);
        var signedIn = await SignInAsync(email);
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/users/me");
        request.Headers.Authorization = new(scheme, signedIn.Get<string>("accessToken"));

        using var response = await http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task Me_WithoutAValidAccessToken_IsUnauthenticated(string? token)
    {
        var answer = await service.Client().With(token).GetAsync("/users/me");

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Me_WithARefreshTokenForAccess_IsUnauthenticated()
    {
        await SignUpAsync("swapped@test.example");
        var signedIn = await SignInAsync("swapped@test.example");

        var answer = await MeAsync(signedIn.Get<string>("refreshToken"));

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Me_AfterTheTokenExpires_IsUnauthenticatedUntilRefreshed()
    {
        await SignUpAsync("late@test.example");
        var signedIn = await SignInAsync("late@test.example");

        service.Clock.Advance(TimeSpan.FromSeconds(signedIn.Get<long>("expiresIn") + 1));

        (await MeAsync(signedIn.Get<string>("accessToken"))).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "unauthenticated"
        );
        var refreshed = await RefreshAsync(signedIn.Get<string>("refreshToken"));
        (await MeAsync(refreshed.Get<string>("accessToken"))).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<Guid> SignUpAsync(string email)
    {
        var form = new
        {
            email,
            password = Password,
            name = "Someone",
        };
        var answer = await service.Client().PostAsync("/auth/sign-up", form);
        return answer.ShouldBe(HttpStatusCode.Created).Get<Guid>("userId");
    }

    private Task<Answer> SignInAsync(string email, string password = Password) =>
        service.Client().PostAsync("/auth/sign-in", new { email, password });

    private Task<Answer> RefreshAsync(string refreshToken) =>
        service.Client().PostAsync("/auth/refresh", new { refreshToken });

    private Task<Answer> MeAsync(string accessToken) => service.Client().With(accessToken).GetAsync("/users/me");
}
