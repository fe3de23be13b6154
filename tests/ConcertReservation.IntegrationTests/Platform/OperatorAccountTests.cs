using System.Net;

namespace ConcertReservation.IntegrationTests.Platform;

/// <summary><c>Operator__Email</c> and <c>Operator__Password</c>.</summary>
public sealed class OperatorAccountTests(OperatorAccountTests.WithOperator service)
    : IClassFixture<OperatorAccountTests.WithOperator>
{
    private const string Email = "boss@test.example";
    private const string Password = "boss-password";

    [Fact]
    public async Task Operator_AfterTheStart_CanSignInAndAnnounce()
    {
        var client = await SignInAsync();

        var me = await client.GetAsync("/users/me");

        me.ShouldBe(HttpStatusCode.OK).Get<string>("role").Should().Be("operator");
        var body = new
        {
            title = "운영",
            venue = RequestBodies.Venue,
            performances = new[] { new { startsAt = service.Clock.GetUtcNow().AddDays(3) } },
        };
        (await client.PostAsync("/admin/concerts", body)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Operator_WithoutDemoData_IsTheOnlyAccount()
    {
        var emails = await service.Sql.ColumnAsync<string>("SELECT email FROM accounts");

        emails.Should().Equal(Email);
        (await service.Client().GetAsync("/concerts")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Operator_AfterASecondStart_IsTheSame()
    {
        var before = await (await SignInAsync()).GetAsync("/users/me");

        await using (new ApiHost(service.ConnectionString, service.Clock, WithOperator.Settings)) { }

        var after = await (await SignInAsync()).GetAsync("/users/me");
        after.Get<Guid>("userId").Should().Be(before.Get<Guid>("userId"));
    }

    private async Task<ApiClient> SignInAsync()
    {
        var signedIn = await service.Client().PostAsync("/auth/sign-in", new { email = Email, password = Password });
        return service.Client().With(signedIn.ShouldBe(HttpStatusCode.OK).Get<string>("accessToken"));
    }

    public sealed class WithOperator() : Service(instances: 1, Settings)
    {
        internal static readonly (string Key, string Value)[] Settings =
        [
            ("Operator:Email", Email),
            ("Operator:Password", Password),
        ];
    }
}
