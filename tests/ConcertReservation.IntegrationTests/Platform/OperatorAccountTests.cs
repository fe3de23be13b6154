using System.Net;
using ConcertReservation.IntegrationTests.Settings;

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

    [Fact]
    public async Task Operator_PasswordChangedInTheSettings_TakesEffectAtTheNextStart()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (Start(database.ConnectionString, "the first password")) { }

        await using var second = Start(database.ConnectionString, "the second password");

        using var http = second.CreateClient();
        var client = new ApiClient(http);
        (await client.PostAsync("/auth/sign-in", new { email = Email, password = "the second password" })).ShouldBe(
            HttpStatusCode.OK
        );
        (await client.PostAsync("/auth/sign-in", new { email = Email, password = "the first password" })).ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Operator_EmailOfACustomer_RefusesTheStart()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var first = new ApiHost(database.ConnectionString, service.Clock))
            await new ApiClient(first.CreateClient()).SignUpAsync(Email, "a customer's password", "Someone");

        var process = await AppProcess.RunAsync(
            ("ConnectionStrings__Default", database.ConnectionString),
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Operator__Email", Email.ToUpperInvariant()),
            ("Operator__Password", Password)
        );

        process.ExitCode.Should().Be(1);
        process
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith(
                $"Operator__Email is \"{Email.ToUpperInvariant()}\", which is the e-mail address of a customer."
            );
    }

    private ApiHost Start(string connectionString, string password) =>
        new(connectionString, service.Clock, ("Operator:Email", Email), ("Operator:Password", password));

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
