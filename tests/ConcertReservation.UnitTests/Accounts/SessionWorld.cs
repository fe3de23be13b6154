using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.UnitTests.Accounts;

/// <summary>A client, and a facade over a repository.</summary>
internal static class SessionWorld
{
    public static readonly ClientOrigin Origin = new("198.51.100.7", "198.51.100.7", "a browser");

    public static SecurityTrail Trail(ISecurityEventRepository? events = null, TimeProvider? time = null) =>
        new(
            events ?? Mock.Of<ISecurityEventRepository>(),
            new SecurityRefusals(new Measurements().Meters, time ?? new FakeTime(A.Now)),
            Mock.Of<ICurrentRequest>(),
            time ?? new FakeTime(A.Now)
        );

    public static PasswordCheck Check(
        IAccountRepository accounts,
        ISessionRepository sessions,
        ISignInLimiter? limiter = null
    ) => new(accounts, sessions, limiter ?? Mock.Of<ISignInLimiter>(), Trail());

    /// <summary>A right password; the lock finds the account unchanged.</summary>
    public static void HasPassword(this Mock<IAccountRepository> accounts, Account account, string password)
    {
        var right = new CheckedPassword(account, "stamp");
        accounts.Setup(a => a.FindByCredentialsAsync(account.Email, password, default)).ReturnsAsync(right);
        accounts.Setup(a => a.FindForShareAsync(right, default)).ReturnsAsync(account);
    }

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
            Trail(),
            new FakeUnitOfWork(),
            time
        );
    }
}
