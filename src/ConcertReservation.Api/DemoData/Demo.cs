using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.DemoData;

/// <summary>Something to buy, and somebody to buy it, for whoever starts the service for the first time.</summary>
internal static class Demo
{
    private const long PocketMoney = 1_000_000;
    private const int SmallMaxActive = 1;

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new("operator@demo.example", "demo-operator", "운영자 · Operator", Role.Operator),
        new("minji@demo.example", "demo-minji", "김민지 · Minji Kim", Role.Customer),
        new("jisoo@demo.example", "demo-jisoo", "이지수 · Jisoo Lee", Role.Customer),
    ];

    /// <summary>Safe to repeat at every start; announces again when all its concerts are over.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        foreach (var account in Accounts)
            await EnsureAccountAsync(account, services, ct);
        if (!await AnythingToComeAsync(services, ct))
            await AnnounceAsync(services, ct);
    }

    private static async Task EnsureAccountAsync(DemoAccount account, IServiceProvider services, CancellationToken ct)
    {
        var created = await services
            .GetRequiredService<AccountFacade>()
            .EnsureAsync(new SignUp(account.Email, account.Password, account.Name), account.Role, ct);
        if (created is { Role: Role.Customer })
            await services.GetRequiredService<WalletFacade>().ChargeAsync(created.UserId, PocketMoney, ct);
    }

    private static async Task<bool> AnythingToComeAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var first = await services.GetRequiredService<ConcertFacade>().ListAsync(new PageRequest(1, null), ct);
        return first.Items.Any(concert => concert.Performances.Any(p => p.StartsAt > now));
    }

    private static async Task AnnounceAsync(IServiceProvider services, CancellationToken ct)
    {
        var planning = services.GetRequiredService<ConcertPlanningFacade>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var concerts = new List<ConcertResult>();
        foreach (var concert in DemoConcerts.All(now))
            concerts.Add(await planning.AnnounceAsync(concert, ct));

        // One at a time, so that two visitors are enough to see the line at work.
        await services
            .GetRequiredService<QueuePolicyFacade>()
            .ChangeAsync(concerts[^1].ConcertId, QueuePolicy.Default with { MaxActive = SmallMaxActive }, ct);
    }
}

internal sealed record DemoAccount(string Email, string Password, string Name, Role Role);
