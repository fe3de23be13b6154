using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConcertReservation.Infrastructure.Privacy;
using ConcertReservation.IntegrationTests.Accounts;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Privacy;

/// <summary>Everything that is kept about an account, as one file.</summary>
public sealed class ExportTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    // Columns with the id of a user that are exported elsewhere.
    private static readonly string[] ToldElsewhere =
    [
        // The action of the operator is in the audit, with its target.
        "cancellations.operator_id",
    ];

    [Fact]
    public async Task Export_AfterPurchases_HasWhatTheApiHas()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 10_000);
        var (person, reservationId) = await service.BuyerAsync(concert, balance: 50_000);
        var refunded = await (await person.InLineAsync(concert)).BoughtAsync(concert, concert.SeatIds[1]);
        (await person.Client.PostAsync($"/reservations/{refunded}/refund")).ShouldBe(HttpStatusCode.Created);

        var export = (await person.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);

        export.ContentHeaders.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        export.ContentHeaders.ContentDisposition!.DispositionType.Should().Be("attachment");
        export["exportedAt"].ShouldBeTime();
        export["account"]!["email"]!.GetValue<string>().Should().Be(person.Email);
        export["account"]!["role"]!.GetValue<string>().Should().Be("customer");
        export["wallet"]!["balance"]!.GetValue<long>().Should().Be(await person.BalanceAsync());
        export["authenticator"].Should().BeNull();
        await ShouldBeAsync(person, export, "entries", "/balance/entries", "entryId");
        await ShouldBeAsync(person, export, "payments", "/payments", "paymentId");
        await ShouldBeAsync(person, export, "reservations", "/reservations", "reservationId");
        var own = (await person.Client.GetAsync($"/reservations/{reservationId}")).ShouldBe(HttpStatusCode.OK);
        var exported = export.Items("reservations").Single(r => r["reservationId"]!.GetValue<Guid>() == reservationId);
        foreach (var field in new[] { "number", "concertTitle", "startsAt", "status", "totalPrice", "paidAt" })
            exported[field]!.ToJsonString().Should().Be(own[field]!.ToJsonString(), field);
        export.Items("refunds").Should().ContainSingle();
        export.Items("refundedSeats").Should().ContainSingle();
        export.Items("seats").Should().HaveCount(2);
        export.Items("queueTokens").Should().HaveCount(2);
        export
            .Items("mails")
            .Select(mail => mail["kind"]!.GetValue<string>())
            .Should()
            .Contain(["confirmation", "refund"]);
    }

    [Fact]
    public async Task Export_OfTheStaff_HasSessionsAuthenticatorAndActions()
    {
        var colleague = await Colleague.WithAuthenticatorAsync(service, "operator");
        (await colleague.Client.PostAsync("/auth/sign-in", new { })).ShouldBe(HttpStatusCode.BadRequest);
        var announced = new Announcement { StartsAt = [service.Clock.GetUtcNow().AddDays(30)], Seats = 1 };
        await colleague.Client.AnnounceAsync(announced, service.Sql);

        var export = (await colleague.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);

        export["authenticator"]!["recoveryCodesLeft"]!.GetValue<long>().Should().Be(10);
        export.Items("sessions").Should().ContainSingle().Which["address"]!.GetValue<string>().Should().NotBeEmpty();
        export
            .Items("operatorActions")
            .Select(a => a["action"]!.GetValue<string>())
            .Should()
            .Contain("concert.announce");
        foreach (var secret in new[] { "secret", "hash", "password" })
            Names(export.Json).Should().NotContain(name => name.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Export_OfOneAccount_HasNothingOfAnother()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        var (one, _) = await service.BuyerAsync(concert, seat: 0);
        var (other, othersReservation) = await service.BuyerAsync(concert, seat: 1);

        var export = (await one.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);

        export.Text.Should().NotContain(other.UserId.ToString()).And.NotContain(othersReservation.ToString());
    }

    [Fact]
    public async Task Export_WhileMoneyMoves_IsOfOneInstant()
    {
        var person = await service.Crowd.CustomerAsync();
        using var done = new CancellationTokenSource();
        var charging = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await person.At(1).PostAsync("/balance/charges", new { amount = 1 });
        });

        for (var i = 0; i < 40; i++)
        {
            var export = (await person.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);
            export["wallet"]!["balance"]!
                .GetValue<long>()
                .Should()
                .Be(export.Items("entries").Sum(entry => entry["amount"]!.GetValue<long>()));
        }
        await done.CancelAsync();
        await charging;
    }

    [Fact]
    public async Task Export_OfAHundredThousandEntries_HasThemAll()
    {
        var person = await service.Crowd.CustomerAsync();
        await service.Sql.ExecuteAsync(
            """
            WITH entries AS (
                INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
                SELECT gen_random_uuid(), $1, n, now(), 1, n, 'charge' FROM generate_series(1, 100000) AS n)
            UPDATE wallets SET balance = 100000, entry_count = 100000 WHERE user_id = $1
            """,
            person.UserId
        );

        var export = (await person.Client.GetAsync("/users/me/export")).ShouldBe(HttpStatusCode.OK);

        export.Items("entries").Should().HaveCount(100_000);
        export.ContentHeaders.ContentLength.Should().BeGreaterThan(10_000_000);
    }

    [Fact]
    public async Task Export_NotSignedIn_IsUnauthenticated() =>
        (await service.Client().GetAsync("/users/me/export")).ShouldBeProblem(
            HttpStatusCode.Unauthorized,
            "unauthenticated"
        );

    // The schema tells which tables are about a person. A new one fails here until it is in the export.
    [Fact]
    public async Task Export_EveryColumnWithTheIdOfAUser_IsExported()
    {
        var columns = await service.Sql.ColumnAsync<string>(
            """
            SELECT DISTINCT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_name IN ('user_id', 'operator_id', 'account_id', 'customer_id')
            UNION
            SELECT conrelid::regclass || '.' || attname FROM pg_constraint
            JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
            WHERE contype = 'f' AND confrelid = 'accounts'::regclass
            """
        );
        var sql = string.Join(' ', ExportSections.All.Select(section => section.Sql));

        columns.Should().Contain("ledger_entries.user_id").And.Contain("sessions.user_id");
        columns
            .Except(ToldElsewhere, StringComparer.Ordinal)
            .Where(column => !IsExported(column.Split('.'), sql))
            .Should()
            .BeEmpty("each of these tables is about a person");
    }

    private static bool IsExported(string[] column, string sql) =>
        Regex.IsMatch(sql, $@"\b(FROM|JOIN) {column[0]}\b", RegexOptions.None, TimeSpan.FromSeconds(1))
        && sql.Contains(column[1], StringComparison.Ordinal);

    private static async Task ShouldBeAsync(Person person, Answer export, string section, string path, string id)
    {
        var listed = await person.Client.WalkAsync(path, id, limit: 100);
        export.Items(section).Select(item => item[id]!.ToString()).Should().BeEquivalentTo(listed, section);
    }

    private static IEnumerable<string> Names(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member => Names(member.Value).Prepend(member.Key)),
            JsonArray items => items.SelectMany(Names),
            _ => [],
        };
}
