using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Accounts;

internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services
            .AddIdentityCore<AccountRecord>(options =>
            {
                // The e-mail address is the user name, so any character is allowed; the domain checks its format.
                options.User.AllowedUserNameCharacters = "";
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<ConcertReservationDb>();
        return services
            .AddSingleton<PasswordHashes>()
            .AddSingleton<ICommonPasswords, CommonPasswords>()
            .AddSingleton<IOneTimeCodes, OneTimeCodes>()
            .AddScoped<IAuthenticatorRepository, AuthenticatorRepository>()
            .AddScoped<IAccountTokenRepository, AccountTokenRepository>()
            .AddScoped<ISecurityEventRepository, SecurityEventRepository>()
            .AddScoped<IAccountRepository, AccountRepository>()
            .AddScoped<ISessionRepository, SessionRepository>();
    }
}
