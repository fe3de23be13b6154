using System.Net;
using ConcertReservation.IntegrationTests.Settings;

namespace ConcertReservation.IntegrationTests.Faults;

/// <summary>The tables of keys are empty, and an instance starts.</summary>
public sealed class LostKeysTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Start_AllKeysLost_CreatesNewKeysAndKeepsThePlaces()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        await service.VisitorAsync(concert);
        var account = new { email = "keys@test.example", password = "correct horse battery" };
        await service
            .Client()
            .PostAsync(
                "/auth/sign-up",
                new
                {
                    account.email,
                    account.password,
                    name = "Someone",
                }
            );
        var before = await SignInAsync(service.Client(), account);
        var place = (await before.PostAsync(concert.Line)).ShouldBe(HttpStatusCode.Created);
        await service.Sql.ExecuteAsync("DELETE FROM signing_keys; DELETE FROM data_protection_keys");

        await using var started = new ApiHost(service.ConnectionString, service.Clock);
        var there = new ApiClient(started.CreateClient());
        var oldSignIn = await there.With(before.AccessToken).GetAsync("/users/me");
        var after = await SignInAsync(there, account);
        var oldToken = await after.With(queueToken: place.Get<string>("token")).GetAsync(concert.Line);
        var found = await after.GetAsync(concert.Line);

        oldSignIn.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        oldToken.ShouldBeProblem(HttpStatusCode.Unauthorized, "queue_token_invalid");
        found.ShouldBe(HttpStatusCode.OK).Get<Guid>("tokenId").Should().Be(place.Get<Guid>("tokenId"));
        found.Get<long>("ahead").Should().Be(place.Get<long>("ahead"));
    }

    private static async Task<ApiClient> SignInAsync(ApiClient client, object account) =>
        client.With(
            (await client.PostAsync("/auth/sign-in", account)).ShouldBe(HttpStatusCode.OK).Get<string>("accessToken")
        );
}

/// <summary>The signing key exists, but the key that encrypts it does not.</summary>
public sealed class SealedKeyTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Start_SigningKeyCannotBeDecrypted_FailsAndKeepsTheTickets()
    {
        await service.Sql.ExecuteAsync("DELETE FROM data_protection_keys");

        var process = await AppProcess.RunAsync(("ConnectionStrings__Default", service.ConnectionString));

        process.ExitCode.Should().Be(1);
        process.Errors.Should().ContainSingle().Which.Should().StartWith("The signing key in signing_keys cannot be");
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM signing_keys")).Should().Be(1);
    }
}
