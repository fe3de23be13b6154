using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Api.DemoData;

/// <summary>
/// Creates concerts, customers and an operator, so that the service can be tried right after its first start.
/// </summary>
internal static class DemoDataSeeder
{
    private const long InitialBalance = 1_000_000;
    private const int OneAtATime = 1;

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("operator@demo.example", "demo-operator", "운영자 · Operator", Role.Operator),
        new("minji@demo.example", "demo-minji", "김민지 · Minji Kim", Role.Customer),
        new("jisoo@demo.example", "demo-jisoo", "이지수 · Jisoo Lee", Role.Customer),
    ];

    /// <summary>Runs at every start. Announces the concerts again when no upcoming performance is left.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        foreach (var account in Accounts)
            await EnsureAccountAsync(account, services, ct);
        if (!await HasUpcomingPerformanceAsync(services, ct))
            await AnnounceAsync(services, ct);
    }

    private static async Task EnsureAccountAsync(DemoAccount account, IServiceProvider services, CancellationToken ct)
    {
        var created = await services
            .GetRequiredService<AccountFacade>()
            .EnsureAsync(new SignUp(account.Email, account.Password, account.Name), account.Role, ct);
        if (created is { Role: Role.Customer })
            await services.GetRequiredService<WalletFacade>().ChargeAsync(created.UserId, InitialBalance, ct);
    }

    private static async Task<bool> HasUpcomingPerformanceAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var first = await services
            .GetRequiredService<ConcertFacade>()
            .ListAsync(ConcertSearch.All, new PageRequest(1, null), ct);
        return first.Items.Any(concert => concert.Performances.Any(p => p.StartsAt > now));
    }

    private static async Task AnnounceAsync(IServiceProvider services, CancellationToken ct)
    {
        var planning = services.GetRequiredService<ConcertPlanningFacade>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var concert in DemoConcerts.All(now))
        {
            var announced = await planning.AnnounceAsync(concert, ct);
            if (DemoConcerts.IsOneAtATime(concert))
                await services
                    .GetRequiredService<QueuePolicyFacade>()
                    .ChangeAsync(
                        announced.ConcertId,
                        ExpectedVersion.Any,
                        policy => policy with { MaxActive = OneAtATime },
                        ct
                    );
        }
    }
}

internal sealed record DemoAccount(string Email, string Password, string Name, Role Role);
