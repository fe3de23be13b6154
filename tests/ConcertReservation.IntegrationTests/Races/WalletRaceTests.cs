namespace ConcertReservation.IntegrationTests.Races;

public sealed class WalletRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Charge_100TimesAtOnce_AddsAllAmountsAndNumbersTheEntries()
    {
        var saver = await service.Crowd.CustomerAsync();

        var answers = await Race.RunAsync(
            Enumerable.Range(1, 100),
            n => saver.At(n).PostAsync("/balance/charges", new { amount = n })
        );

        answers.Tally().Should().Be("100 x 201");
        (await saver.BalanceAsync()).Should().Be(5_050);
        var sequences = await service.Sql.ColumnAsync<long>(
            "SELECT sequence FROM ledger_entries WHERE user_id = $1 ORDER BY sequence",
            saver.UserId
        );
        sequences.Should().Equal(Enumerable.Range(1, 100).Select(n => (long)n));
        answers.Select(a => a.Get<long>("balance")).Should().OnlyHaveUniqueItems("each response has its own balance");
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Pay_TwoConcertsAtOnceWithMoneyForOne_PaysOne()
    {
        var (here, there) = (await service.Crowd.ConcertAsync(), await service.Crowd.ConcertAsync());
        var customers = await service.Crowd.CustomersAsync(30, balance: 10_000);

        foreach (var (person, i) in customers.Select((person, i) => (person, i)))
        {
            var first = await HoldAsync(person, instance: 0, here, i);
            var second = await HoldAsync(person, instance: 1, there, i);
            var answers = await Race.RunAsync([first, second]);

            answers.Tally().Should().Be("1 x 201, 1 x 402 insufficient_balance");
            (await person.BalanceAsync()).Should().Be(0);
        }
        await Invariants.HoldAsync(service);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pay_OneReservation20TimesAtOnce_PaysOnce(bool showsQueueToken)
    {
        var concert = await service.Crowd.ConcertAsync();
        var rich = await (await service.Crowd.CustomerAsync(balance: 1_000_000)).InLineAsync(concert);
        var reservation = (await rich.HoldAsync(concert, concert.SeatIds[0])).Get<Guid>("reservationId");

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 20).Select(i => showsQueueToken ? rich.At(i) : rich.At(i).WithoutQueueToken()),
            client => client.PostAsync($"/reservations/{reservation}/payment")
        );

        answers.Count(a => a.Word() == "201").Should().Be(1);
        answers
            .Where(a => !a.Succeeded())
            .Select(a => a.Word())
            .Should()
            .HaveCount(19)
            .And.BeSubsetOf(["409 reservation_already_paid", "401 queue_token_expired"]);
        (await rich.BalanceAsync()).Should().Be(990_000);
        var entries = await service.Sql.ColumnAsync<long>(
            "SELECT amount FROM ledger_entries WHERE reservation_id = $1",
            reservation
        );
        entries.Should().Equal(-10_000);
        await Invariants.HoldAsync(service);
    }

    private static async Task<Func<Task<Answer>>> HoldAsync(
        Person person,
        int instance,
        ConcertOnSale concert,
        int seat
    )
    {
        var inLine = await (person with { Client = person.At(instance) }).InLineAsync(concert);
        var held = await inLine.HoldAsync(concert, concert.SeatIds[seat]);
        return () => inLine.PayAsync(held.Get<Guid>("reservationId"));
    }
}
