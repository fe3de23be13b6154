using System.Net;

namespace ConcertReservation.IntegrationTests.Accounts;

public sealed class SignUpTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static object Account(string email, string password = "correct horse", string name = "김민지") =>
        new
        {
            email,
            password,
            name,
        };

    private static object Credentials(string email) => new { email, password = "correct horse" };

    [Fact]
    public async Task SignUp_ValidBody_CreatesACustomer()
    {
        var answer = await service.Client().PostAsync("/auth/sign-up", Account("minji@test.example"));

        answer.ShouldBe(HttpStatusCode.Created).Json.ShouldHaveFields("userId", "email", "name", "role", "language");
        answer["userId"].ShouldBeVersion7();
        answer.Get<string>("email").Should().Be("minji@test.example");
        answer.Get<string>("name").Should().Be("김민지");
        answer.Get<string>("role").Should().Be("customer");
    }

    [Fact]
    public async Task SignUp_ValidBody_LocatesTheAccount()
    {
        var client = service.Client();
        var created = await client.PostAsync("/auth/sign-up", Account("located@test.example"));
        var signedIn = await client.PostAsync("/auth/sign-in", Credentials("located@test.example"));

        var found = await client.With(signedIn.Get<string>("accessToken")).FollowAsync(created);

        found.ShouldBe(HttpStatusCode.OK).Get<Guid>("userId").Should().Be(created.Get<Guid>("userId"));
    }

    [Fact]
    public async Task SignUp_ValidBody_CreatesAnEmptyWallet()
    {
        var client = service.Client();
        await client.PostAsync("/auth/sign-up", Account("poor@test.example"));
        var signedIn = await client.PostAsync("/auth/sign-in", Credentials("poor@test.example"));

        var balance = await client.With(signedIn.Get<string>("accessToken")).GetAsync("/balance");

        balance.ShouldBe(HttpStatusCode.OK).Get<long>("balance").Should().Be(0);
    }

    [Theory]
    [InlineData("twice@test.example", "twice@test.example")]
    [InlineData("shout@test.example", "SHOUT@Test.Example")]
    public async Task SignUp_WithAnEmailInUse_IsRefused(string first, string second)
    {
        (await service.Client().PostAsync("/auth/sign-up", Account(first))).ShouldBe(HttpStatusCode.Created);

        var answer = await service.Client().PostAsync("/auth/sign-up", Account(second));

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "email_taken");
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(128, 100)]
    public async Task SignUp_AtTheLimits_IsAccepted(int passwordLength, int nameLength)
    {
        var form = Account(
            $"{passwordLength}@test.example",
            new string('p', passwordLength),
            new string('n', nameLength)
        );

        var answer = await service.Client().PostAsync("/auth/sign-up", form);

        answer.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("short@test.example", 7, 5, "password")]
    [InlineData("long@test.example", 129, 5, "password")]
    [InlineData("nameless@test.example", 10, 0, "name")]
    [InlineData("verbose@test.example", 10, 101, "name")]
    public async Task SignUp_BeyondTheLimits_IsRefused(string email, int passwordLength, int nameLength, string field)
    {
        var form = Account(email, new string('p', passwordLength), new string('n', nameLength));

        var answer = await service.Client().PostAsync("/auth/sign-up", form);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nobody")]
    [InlineData("@test.example")]
    [InlineData("nobody@")]
    [InlineData("two words@test.example")]
    [InlineData("Nobody <nobody@test.example>")]
    [InlineData("a@b@test.example")]
    public async Task SignUp_InvalidEmail_IsRefused(string email)
    {
        var answer = await service.Client().PostAsync("/auth/sign-up", Account(email));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("email");
    }

    [Fact]
    public async Task SignUp_WithABlankName_IsRefused()
    {
        var answer = await service.Client().PostAsync("/auth/sign-up", Account("blank@test.example", name: "   "));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"].ShouldHaveFields("name");
    }
}
