using System.Net;

namespace ConcertReservation.IntegrationTests.Accounts;

/// <summary>A customer changes the name and the language of the account.</summary>
public sealed class AccountChangeTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task SignUp_WithoutALanguage_IsKorean()
    {
        var answer = await SignUpAsync(
            new
            {
                email = "a@test.example",
                password = "correct horse",
                name = "A",
            }
        );

        answer.ShouldBe(HttpStatusCode.Created).Get<string>("language").Should().Be("ko");
    }

    [Fact]
    public async Task SignUp_WithALanguage_HasIt()
    {
        var answer = await SignUpAsync(
            new
            {
                email = "b@test.example",
                password = "correct horse",
                name = "B",
                language = "en",
            }
        );

        answer.ShouldBe(HttpStatusCode.Created).Get<string>("language").Should().Be("en");
    }

    [Fact]
    public async Task Change_OneOfBoth_KeepsTheOther()
    {
        var person = await service.Crowd.CustomerAsync();

        var language = await person.Client.PatchAsync("/users/me", new { language = "en" });
        var name = await person.Client.PatchAsync("/users/me", new { name = "  김   민지 " });

        language.ShouldBe(HttpStatusCode.OK).Get<string>("name").Should().Be("Someone");
        name.ShouldBe(HttpStatusCode.OK).Get<string>("name").Should().Be("김 민지");
        var me = await person.Client.GetAsync("/users/me");
        me.Get<string>("language").Should().Be("en");
        me.Get<string>("name").Should().Be("김 민지");
    }

    [Theory]
    [InlineData("""{ "language": "fr" }""", "language")]
    [InlineData("""{ "language": null }""", "language")]
    [InlineData("""{ "language": 0 }""", "language")]
    [InlineData("""{ "name": null }""", "name")]
    [InlineData("""{ "name": " " }""", "name")]
    [InlineData("""{ "name": "a\u202eb" }""", "name")]
    [InlineData("""{ "email": "other@test.example" }""", "email")]
    public async Task Change_WrongValue_IsRefusedAndChangesNothing(string body, string field)
    {
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.SendAsync(
            HttpMethod.Patch,
            "/users/me",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        answer["errors"]![field].Should().NotBeNull(answer.Text);
        (await person.Client.GetAsync("/users/me")).Get<string>("language").Should().Be("ko");
    }

    private Task<Answer> SignUpAsync(object body) => service.Client().PostAsync("/auth/sign-up", body);
}
