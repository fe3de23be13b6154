using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.UnitTests.Accounts;

/// <summary>A client, and a facade over a repository.</summary>
internal static class SessionWorld
{
    public static readonly ClientOrigin Origin = new("198.51.100.7", "198.51.100.7", "a browser");

    public static SessionFacade Facade(ISessionRepository sessions, IAccountRepository? accounts = null)
    {
        var time = new FakeTime(A.Now);
        var scopes = new ServiceCollection()
            .AddSingleton(sessions)
            .BuildServiceProvider()
            .GetRequiredService<IServiceScopeFactory>();
        return new SessionFacade(
            sessions,
            accounts ?? Mock.Of<IAccountRepository>(),
            new SecondFactorService(Mock.Of<IAuthenticatorRepository>(), Mock.Of<IOneTimeCodes>()),
            new EndedSessions(scopes, time),
            new FakeUnitOfWork(),
            time
        );
    }
}
