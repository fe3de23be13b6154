using System.Net;
using ConcertReservation.Domain.Mails;
using ConcertReservation.IntegrationTests.Accounts;
using ConcertReservation.IntegrationTests.Finding;
using ConcertReservation.IntegrationTests.Refunds;
using ConcertReservation.IntegrationTests.Security;
using Microsoft.Extensions.DependencyInjection;
using Invariants = ConcertReservation.IntegrationTests.Races.Invariants;

namespace ConcertReservation.IntegrationTests.Privacy;

/// <summary>An account is erased: what names the person goes, what the books need stays.</summary>
public sealed class ErasureTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Erase_NewAccount_LeavesNothingThatNamesThePerson()
    {
        var person = await service.CustomerWithPasswordAsync();

        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        var traces = await service.Sql.ColumnAsync<string>(
            """
            SELECT to_json(a)::text FROM accounts AS a WHERE id = $1
            UNION ALL SELECT to_json(s)::text FROM sessions AS s WHERE user_id = $1
            UNION ALL SELECT to_json(r)::text FROM refresh_tokens AS r WHERE user_id = $1
            """,
            person.UserId
        );
        traces.Should().HaveCount(2, "the account and its ended session");
        traces
            .Should()
            .NotContain(row => row.Contains(person.Email, StringComparison.OrdinalIgnoreCase))
            .And.NotContain(row => row.Contains("Someone", StringComparison.Ordinal))
            .And.NotContain(row => row.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erase_OnOneInstance_SignsOutOnEveryInstance()
    {
        var account = await Account.SignUpAsync(service);
        var person = await account.SignInAsync();
        var second = await account.SignInAsync();

        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        (await person.Client.GetAsync("/users/me")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        await Eventually.Is(
            async () => (await second.At(1).GetAsync("/users/me")).Status == HttpStatusCode.Unauthorized,
            "every instance has to refuse the tokens of an erased account"
        );
        (await account.TrySignInAsync(Account.Password)).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "invalid_credentials"
        );
    }

    [Fact]
    public async Task Erase_FreedAddress_CanSignUpAgain()
    {
        var account = await Account.SignUpAsync(service);
        var person = await account.SignInAsync();
        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        var again = await service.Client().SignUpAsync(account.Email, "another password", "Someone else");

        again.Should().NotBe(person.UserId);
        (await account.TrySignInAsync("another password")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Erase_WrongPassword_IsRefusedAndChangesNothing()
    {
        var person = await service.CustomerWithPasswordAsync();

        var refused = await person.Client.EraseAsync(password: "not the password");

        refused.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await person.Client.GetAsync("/users/me")).Get<string>("email").Should().Be(person.Email);
    }

    [Fact]
    public async Task Erase_WithABalance_NeedsForfeit()
    {
        var person = await service.CustomerWithPasswordAsync(balance: 30_000);

        var refused = await person.Client.EraseAsync();

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "account_in_use").Get<long>("balance").Should().Be(30_000);
        (await person.Client.EraseAsync("?forfeit=false")).ShouldBeProblem(HttpStatusCode.Conflict, "account_in_use");
        (await person.BalanceAsync()).Should().Be(30_000);
        (await person.Client.EraseAsync("?forfeit=true")).ShouldBe(HttpStatusCode.NoContent);
        (await EntriesAsync(person)).Should().Equal("charge 30000 30000", "forfeit -30000 0");
        await ShouldHoldAsync();
    }

    [Theory]
    [InlineData("?forfeit=maybe")]
    [InlineData("?forfeit=1")]
    public async Task Erase_ForfeitIsNoFlag_IsRefused(string query)
    {
        var person = await service.CustomerWithPasswordAsync(balance: 100);

        (await person.Client.EraseAsync(query)).ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");

        (await person.BalanceAsync()).Should().Be(100);
    }

    [Fact]
    public async Task Erase_TicketOfAPerformanceToCome_IsRefusedAlsoWithForfeit()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var person = await (await service.CustomerWithPasswordAsync(balance: 10_000)).InLineAsync(concert);
        await person.BoughtAsync(concert, concert.SeatIds[0]);

        var refused = await person.Client.EraseAsync("?forfeit=true");

        refused.ShouldBeProblem(HttpStatusCode.Conflict, "account_in_use").Get<int>("upcoming").Should().Be(1);
        (await person.Client.GetAsync("/users/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Erase_AfterTheRefundOfTheTicket_Succeeds()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var person = await (await service.CustomerWithPasswordAsync(balance: 10_000)).InLineAsync(concert);
        await person.RefundAsync(await person.BoughtAsync(concert, concert.SeatIds[0]));

        (await person.Client.EraseAsync("?forfeit=true")).ShouldBe(HttpStatusCode.NoContent);

        (await EntriesAsync(person))
            .Should()
            .Equal("charge 10000 10000", "payment -10000 0", "refund 10000 10000", "forfeit -10000 0");
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task Erase_WithAHoldAndAWaitingPlace_ReleasesBoth()
    {
        var first = await service.Crowd.ConcertAsync(seats: 2);
        var second = await service.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy(maxActive: 1));
        await service.VisitorAsync(second);
        var person = await service.CustomerWithPasswordAsync();
        await person.JoinAsync(second);
        await (await person.InLineAsync(first)).HeldAsync(first, first.SeatIds[0]);
        var other = await service.VisitorAsync(first);

        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        (await other.Client.SeatStatusAsync(first, first.SeatIds[0])).Should().Be("available");
        (
            await service.Sql.ColumnAsync<string>(
                "SELECT status FROM queue_tokens WHERE user_id = $1 UNION ALL SELECT status FROM reservations WHERE user_id = $1",
                person.UserId
            )
        )
            .Should()
            .Equal("left", "left", "cancelled");
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task RefundByAnOperator_AfterTheErasure_StaysInTheWallet()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var person = await (await service.CustomerWithPasswordAsync(balance: 10_000)).InLineAsync(concert);
        var reservationId = await person.BoughtAsync(concert, concert.SeatIds[0]);
        // As after the performance. Access tokens live for an hour, so the clock does not move.
        await service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = now() - interval '1 day' WHERE id = $1",
            concert.PerformanceId
        );
        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        (await (await service.Crowd.OperatorAsync()).RefundForAsync(reservationId)).ShouldBe(HttpStatusCode.Created);

        (await EntriesAsync(person)).Should().Equal("charge 10000 10000", "payment -10000 0", "refund 10000 10000");
        await ShouldHoldAsync();
    }

    [Fact]
    public async Task Erase_OfAnErasedAccount_IsUnauthenticated()
    {
        var person = await service.CustomerWithPasswordAsync();
        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        (await person.Client.EraseAsync()).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await service.Client().EraseAsync()).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Erase_ByAGateAccount_TakesItsAuthenticatorToo()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service);

        (await colleague.Client.EraseAsync(password: Colleague.Password)).ShouldBe(HttpStatusCode.NoContent);

        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM authenticators WHERE user_id = $1",
                colleague.UserId
            )
        )
            .Should()
            .Be(0);
        (
            await (await service.Crowd.OperatorAsync()).Client.GetAsync($"/admin/staff/{colleague.UserId}")
        ).ShouldBeProblem(HttpStatusCode.NotFound, "staff_not_found");
    }

    [Fact]
    public async Task ExportRefusalAndErasure_AreSecurityEvents()
    {
        var person = await service.CustomerWithPasswordAsync();

        (await person.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);
        await person.Client.EraseAsync(password: "not the password");
        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        foreach (var kind in new[] { "exported", "erased", "erasure_refused" })
            await Eventually.Is(
                async () =>
                    await service.Sql.ScalarAsync<long>(
                        "SELECT count(*) FROM security_events WHERE kind = $1 AND (user_id = $2 OR email = $3)",
                        kind,
                        person.UserId,
                        person.Email
                    ) == 1,
                $"{kind} has to be recorded once"
            );
    }

    // A mail without a recipient is dropped.
    [Fact]
    public async Task MailFacts_OfAnErasedAccount_HaveNoRecipient()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var person = await service.CustomerWithPasswordAsync();
        (await RecipientAsync(person, concert))!.Address.Should().Be(person.Email);

        (await person.Client.EraseAsync()).ShouldBe(HttpStatusCode.NoContent);

        (await RecipientAsync(person, concert)).Should().BeNull();
    }

    private async Task<MailRecipient?> RecipientAsync(Person person, ConcertOnSale concert)
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        var now = service.Clock.GetUtcNow();
        var mail = new DueMail(
            Guid.CreateVersion7(now),
            Edition: 1,
            MailKind.Message,
            concert.ConcertId,
            PerformanceId: null,
            person.UserId,
            ReservationId: null,
            Content: null,
            Attempts: 1,
            QueuedAt: now
        );
        var facts = await scope
            .ServiceProvider.GetRequiredService<IMailRepository>()
            .ReadFactsAsync([mail], now, CancellationToken.None);
        return facts[mail.Id].Recipient;
    }

    private Task<IReadOnlyList<string>> EntriesAsync(Person person) =>
        service.Sql.ColumnAsync<string>(
            "SELECT cause || ' ' || amount || ' ' || balance_after FROM ledger_entries WHERE user_id = $1 ORDER BY sequence",
            person.UserId
        );

    private async Task ShouldHoldAsync()
    {
        await Invariants.HoldAsync(service);
        (await (await service.Crowd.OperatorAsync()).Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }
}
