namespace ConcertReservation.IntegrationTests.Races;

/// <summary>A hold is paid or released, never both, in any order of the requests.</summary>
public sealed class ReleaseRaceTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private const int Rounds = 40;

    [Fact]
    public async Task Pay_DuringTheReleaseOfTheReservation_OneOfThemSucceeds()
    {
        var holders = await PaymentRounds.HoldersAsync(service, Rounds);

        foreach (var holder in holders)
        {
            var answers = await Race.RunAsync([holder.PayAsync, holder.ReleaseAsync]);

            var outcome = await PaymentRounds.OutcomeAsync(service.Sql, holder);
            $"{answers[0].Word()}, {answers[1].Word()}, {outcome}"
                .Should()
                .BeOneOf(
                    $"201, 409 reservation_already_paid, {PaymentRounds.PaidFor}",
                    $"409 reservation_cancelled, 204, {PaymentRounds.GivenBack}"
                );
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Pay_WhileTheCustomerLeavesTheLine_OneOfThemSucceeds()
    {
        var holders = await PaymentRounds.HoldersAsync(service, Rounds);

        foreach (var holder in holders)
        {
            var answers = await Race.RunAsync([holder.PayAsync, holder.LeaveAsync]);

            var outcome = await PaymentRounds.OutcomeAsync(service.Sql, holder);
            $"{answers[0].Word()}, {outcome}, {await TokenAsync(holder)}"
                .Should()
                .BeOneOf(
                    $"201, {PaymentRounds.PaidFor}, completed",
                    $"409 reservation_cancelled, {PaymentRounds.GivenBack}, left",
                    $"401 queue_token_expired, {PaymentRounds.GivenBack}, left"
                );
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Pay_WhileEachCustomerReleasesAndLeaves_OneOfThemSucceeds()
    {
        var holders = await PaymentRounds.HoldersAsync(service, Rounds);

        await Race.RunAsync(
            holders.SelectMany<Holder, Func<Task<Answer>>>(h => [h.PayAsync, h.ReleaseAsync, h.LeaveAsync])
        );

        foreach (var holder in holders)
            (await PaymentRounds.OutcomeAsync(service.Sql, holder))
                .Should()
                .BeOneOf(PaymentRounds.PaidFor, PaymentRounds.GivenBack);
        await Invariants.HoldAsync(service);
    }

    private Task<string> TokenAsync(Holder holder) =>
        service.Sql.ScalarAsync<string>("SELECT status FROM queue_tokens WHERE user_id = $1", holder.Person.UserId);
}
