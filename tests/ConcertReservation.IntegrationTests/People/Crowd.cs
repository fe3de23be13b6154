using System.Security.Claims;
using ConcertReservation.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConcertReservation.IntegrationTests.People;

/// <summary>
/// Makes people and concerts. People are written straight to the database and their access tokens minted with the
/// service's own keys: hashing 300 passwords is not what a race is about. Sign-up and sign-in have tests of their own.
/// </summary>
public sealed class Crowd(Service service)
{
    private static int s_count;

    public async Task<Person> CustomerAsync(long balance = 0) => (await CustomersAsync(1, balance))[0];

    public Task<IReadOnlyList<Person>> CustomersAsync(int count, long balance = 0) =>
        PeopleAsync(count, "customer", balance);

    public async Task<Person> OperatorAsync() => (await PeopleAsync(1, "operator", 0))[0];

    /// <summary>A concert of one performance of numbered seats, and its policy when one is given.</summary>
    public async Task<ConcertOnSale> ConcertAsync(int seats = 50, long price = 10_000, object? policy = null)
    {
        var staff = await OperatorAsync();
        var startsAt = service.Clock.GetUtcNow().AddDays(30);
        var announced = await staff.Client.PostAsync(
            "/admin/concerts",
            new
            {
                title = "밤의 노래",
                venue = new { name = "Test Hall", address = "Seoul" },
                performances = new[] { new { startsAt, seats = new { count = seats, price } } },
            }
        );
        announced.Status.Should().Be(System.Net.HttpStatusCode.Created, announced.Text);
        var concertId = announced.Get<long>("concertId");
        if (policy is not null)
            (await staff.Client.PutAsync($"/admin/concerts/{concertId}/queue-policy", policy))
                .Status.Should()
                .Be(System.Net.HttpStatusCode.OK);

        var performanceId = announced["performances"]![0]!["performanceId"]!.GetValue<long>();
        var seatIds = await service.Sql.ColumnAsync<long>(
            "SELECT id FROM seats WHERE performance_id = $1 ORDER BY id",
            performanceId
        );
        return new ConcertOnSale(concertId, performanceId, seatIds, price);
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(int count, string role, long balance)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            var n = Interlocked.Increment(ref s_count);
            var id = Guid.CreateVersion7(service.Clock.GetUtcNow());
            var client = service.Client(n).With(Mint(id, role));
            people.Add(new Person(id, $"person{n}@test.example", client, service));
        }
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT id, 'Someone', $3, email, upper(email), email, upper(email), false, 0
            FROM unnest($1, $2) AS person (id, email)
            """,
            people.Select(p => p.UserId).ToArray(),
            people.Select(p => p.Email).ToArray(),
            role
        );
        await service.Sql.ExecuteAsync(
            "INSERT INTO wallets (user_id, balance, entry_count) SELECT unnest($1), 0, 0",
            people.Select(p => p.UserId).ToArray()
        );
        foreach (var person in balance > 0 ? people : [])
            (await person.Client.PostAsync("/balance/charges", new { amount = balance }))
                .Status.Should()
                .Be(System.Net.HttpStatusCode.Created);
        return people;
    }

    private string Mint(Guid userId, string role)
    {
        var services = service.Hosts[0].Services;
        var options = services
            .GetRequiredService<IOptionsMonitor<BearerTokenOptions>>()
            .Get(BearerTokenDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, userId.ToString()),
                new Claim(ClaimTypes.Role, role == "operator" ? "Operator" : "Customer"),
            ],
            BearerTokenDefaults.AuthenticationScheme
        );
        var properties = new AuthenticationProperties { ExpiresUtc = service.Clock.GetUtcNow().AddDays(1) };
        return options.BearerTokenProtector.Protect(
            new AuthenticationTicket(
                new ClaimsPrincipal(identity),
                properties,
                $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken"
            )
        );
    }
}

/// <summary>A concert with what a test needs to buy it.</summary>
public sealed record ConcertOnSale(long ConcertId, long PerformanceId, IReadOnlyList<long> SeatIds, long Price)
{
    public string Path => $"/concerts/{ConcertId}";
    public string Line => $"{Path}/queue-token";
    public string Seats => $"{Path}/performances/{PerformanceId}/seats";
}
