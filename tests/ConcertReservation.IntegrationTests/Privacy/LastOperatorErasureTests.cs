using System.Net;
using ConcertReservation.IntegrationTests.Accounts;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Privacy;

public sealed class LastOperatorErasureTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Erase_TwoOperatorsAtOnce_OneStays()
    {
        var (one, other) = (
            await Colleague.HireAsync(service, "operator"),
            await Colleague.HireAsync(service, "operator")
        );
        await service.Sql.ExecuteAsync(
            """
            UPDATE accounts SET removed_at = now()
            WHERE role = 'operator' AND id NOT IN ($1, $2) AND removed_at IS NULL
            """,
            one.UserId,
            other.UserId
        );

        var answers = await Race.RunAsync([
            () => one.Client.EraseAsync(password: Colleague.Password),
            () => service.Client(1).With(other.Client.AccessToken).EraseAsync(password: Colleague.Password),
        ]);

        answers.Tally().Should().Be("1 x 204, 1 x 409 last_operator");
        var last = answers[0].Succeeded() ? other : one;
        (await last.Client.EraseAsync(password: Colleague.Password)).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "last_operator"
        );
    }
}
