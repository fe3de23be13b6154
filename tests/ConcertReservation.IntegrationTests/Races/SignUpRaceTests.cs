namespace ConcertReservation.IntegrationTests.Races;

public sealed class SignUpRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task SignUp_OneEmail20TimesAtOnce_CreatesOneAccountWithOneWallet()
    {
        string[] spellings = ["same@test.example", "Same@Test.Example"];

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 20),
            i =>
                service
                    .Client(i)
                    .PostAsync(
                        "/auth/sign-up",
                        new
                        {
                            email = spellings[i / 2 % 2],
                            password = "correct horse",
                            name = "Same",
                        }
                    )
        );

        answers.Tally().Should().Be("1 x 201, 19 x 409 email_taken");
        var accounts = await service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM accounts JOIN wallets ON user_id = id WHERE lower(email) = 'same@test.example'"
        );
        accounts.Should().Be(1);
        await Invariants.HoldAsync(service);
    }
}
