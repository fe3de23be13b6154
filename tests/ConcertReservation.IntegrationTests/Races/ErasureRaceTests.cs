using System.Net;
using ConcertReservation.IntegrationTests.Privacy;
using ConcertReservation.IntegrationTests.Refunds;
using ConcertReservation.IntegrationTests.Security;

namespace ConcertReservation.IntegrationTests.Races;

/// <summary>An erasure against what moves money or seats of the same account, on two instances.</summary>
public sealed class ErasureRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 12;

    [Fact]
    public async Task EraseAndCharge_AtOnce_NoMoneyIsLeftOnAnErasedAccount()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var person = await service.CustomerWithPasswordAsync();

            // The password takes longer than the charge: the charges go on until the account is erased.
            var erasing = person.Client.EraseAsync("?forfeit=true");
            var charges = await ChargeWhileAsync(erasing, person.At(1));

            (await erasing).ShouldBe(HttpStatusCode.NoContent);
            charges
                .Where(answer => !answer.Succeeded())
                .Select(answer => answer.Word())
                .Should()
                .OnlyContain(word => word == "401 unauthenticated");
            (await BalanceOfAsync(person)).Should().Be(0);
        }
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task EraseAndPay_AtOnce_OneSucceeds()
    {
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 1, price: 0);
            var person = await (await service.CustomerWithPasswordAsync()).InLineAsync(concert);
            var reservationId = await person.HeldAsync(concert, concert.SeatIds[0]);

            var erasing = person.Client.EraseAsync();
            await person.At(1).DelayAsync(round * 4);
            var paid = await person.At(1).PostAsync($"/reservations/{reservationId}/payment");
            var erased = await erasing;

            outcomes.Add($"{erased.Word()}, {paid.Word()}");
            if (paid.Succeeded())
                erased.ShouldBeProblem(HttpStatusCode.Conflict, "account_in_use");
            else
                erased.ShouldBe(HttpStatusCode.NoContent);
        }
        outcomes.Should().HaveCountGreaterThan(1, "both orders have to occur");
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task EraseAndHold_AtOnce_LeavesNoHold()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 3);
            var person = await (await service.CustomerWithPasswordAsync()).InLineAsync(concert);
            var there = person with { Client = person.At(1) };

            var erasing = person.Client.EraseAsync();
            await there.Client.DelayAsync(round * 4);
            await there.HoldAsync(concert, concert.SeatIds[0]);

            (await erasing).ShouldBe(HttpStatusCode.NoContent);
            (
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM reservations WHERE user_id = $1 AND status = 'held'",
                    person.UserId
                )
            )
                .Should()
                .Be(0);
        }
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task EraseAndSignIn_AtOnce_LeaveNoSession()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var account = await Account.SignUpAsync(service);
            var person = await account.SignInAsync();

            var erasing = person.Client.EraseAsync();
            var signingIn = Enumerable.Range(0, 4).Select(_ => account.TrySignInAsync(Account.Password)).ToList();

            (await erasing).ShouldBe(HttpStatusCode.NoContent);
            await Task.WhenAll(signingIn);
            (
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM sessions WHERE user_id = $1 AND ended_at IS NULL",
                    person.UserId
                )
            )
                .Should()
                .Be(0);
        }
    }

    [Fact]
    public async Task Erase_TwiceAtOnce_SucceedsOnce()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var person = await service.CustomerWithPasswordAsync(balance: 1_000);

            var answers = await Race.RunAsync([
                () => person.Client.EraseAsync("?forfeit=true"),
                () => person.At(1).EraseAsync("?forfeit=true"),
            ]);

            answers.Count(answer => answer.Status == HttpStatusCode.NoContent).Should().Be(1);
            answers.Single(answer => !answer.Succeeded()).Status.Should().Be(HttpStatusCode.Unauthorized);
        }
        await ShouldHoldAsync();
    }

    private static async Task<IReadOnlyList<Answer>> ChargeWhileAsync(Task erasing, ApiClient client)
    {
        var answers = new List<Answer>();
        do answers.Add(await client.PostAsync("/balance/charges", new { amount = 100 }));
        while (!erasing.IsCompleted);
        return answers;
    }

    private Task<long> BalanceOfAsync(Person person) =>
        service.Sql.ScalarAsync<long>("SELECT balance FROM wallets WHERE user_id = $1", person.UserId);

    private async Task ShouldHoldAsync()
    {
        await Invariants.HoldAsync(service);
        (await (await service.Crowd.OperatorAsync()).Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }
}
