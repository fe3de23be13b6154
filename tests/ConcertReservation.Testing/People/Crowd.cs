using System.Net;
using System.Security.Claims;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Testing.People;

/// <summary>
/// Creates users and concerts. Users are written straight to the database and their access tokens are signed with the
/// keys of the service, because hashing 300 passwords takes too long. Other tests cover sign-up and sign-in.
/// </summary>
public sealed class Crowd(Service service)
{
    private static int s_count;

    public async Task<Person> CustomerAsync(long balance = 0) => (await CustomersAsync(1, balance))[0];

    public Task<IReadOnlyList<Person>> CustomersAsync(int count, long balance = 0) =>
        PeopleAsync(count, "customer", balance);

    public async Task<Person> OperatorAsync() => (await PeopleAsync(1, "operator", 0))[0];

    /// <param name="role">Such as <c>gate</c>.</param>
    public async Task<Person> StaffAsync(string role) => (await PeopleAsync(1, role, 0))[0];

    /// <summary>A concert with one performance of numbered seats, and its policy when one is given.</summary>
    public async Task<ConcertOnSale> ConcertAsync(int seats = 50, long price = 10_000, object? policy = null)
    {
        var announcement = new Announcement
        {
            StartsAt = [service.Clock.GetUtcNow().AddDays(30)],
            Seats = seats,
            Price = price,
            QueuePolicy = policy,
        };
        return await (await OperatorAsync()).Client.AnnounceAsync(announcement, service.Sql);
    }

    private async Task<IReadOnlyList<Person>> PeopleAsync(int count, string role, long balance)
    {
        var customers = new List<Person>();
        for (var i = 0; i < count; i++)
        {
            var n = Interlocked.Increment(ref s_count);
            var id = Guid.CreateVersion7(service.Clock.GetUtcNow());
            var client = service.Client(n).With(Mint(id, role));
            customers.Add(new Person(id, $"person{n}@test.example", client, service));
        }
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT id, 'Someone', $3, email, upper(email), email, upper(email), false, 0
            FROM unnest($1, $2) AS person (id, email)
            """,
            customers.Select(p => p.UserId).ToArray(),
            customers.Select(p => p.Email).ToArray(),
            role
        );
        await service.Sql.ExecuteAsync(
            "INSERT INTO wallets (user_id, balance, entry_count) SELECT unnest($1), 0, 0",
            customers.Select(p => p.UserId).ToArray()
        );
        foreach (var person in balance > 0 ? customers : [])
            (await person.Client.PostAsync("/balance/charges", new { amount = balance })).ShouldBe(
                HttpStatusCode.Created
            );
        return customers;
    }

    private static string RoleOf(string role) =>
        role switch
        {
            "operator" => "Operator",
            "gate" => "Gate",
            "box_office" => "BoxOffice",
            _ => "Customer",
        };

    private string Mint(Guid userId, string role)
    {
        var services = service.Hosts[0].Services;
        var options = services
            .GetRequiredService<IOptionsMonitor<BearerTokenOptions>>()
            .Get(BearerTokenDefaults.AuthenticationScheme);
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, userId.ToString()), new Claim(ClaimTypes.Role, RoleOf(role))],
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
