using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace ConcertReservation.Api.Accounts;

internal static class AuthenticationServices
{
    public static IServiceCollection AddAccessTokens(this IServiceCollection services)
    {
        services
            .AddAuthentication(BearerTokenDefaults.AuthenticationScheme)
            .AddBearerToken(options =>
                options.Events = new BearerTokenEvents
                {
                    OnMessageReceived = received =>
                    {
                        received.Token = AuthorizationHeader.ReadBearerToken(received.Request);
                        return Task.CompletedTask;
                    },
                }
            );
        services
            .AddAuthorizationBuilder()
            .AddPolicy(StaffOnlyAttribute.PolicyName, policy => policy.RequireAssertion(StaffOnlyAttribute.Allows))
            .AddPolicy(
                BuyersOnlyAttribute.PolicyName,
                policy => policy.RequireRole(nameof(Role.Customer), nameof(Role.Operator))
            );
        return services
            .AddSingleton<ISignInLimiter, SignInLimiter>()
            .AddSingleton<IRefreshTokenReader, AccessTokens>()
            .AddSingleton<ICurrentRequest, CurrentRequest>()
            .AddSingleton<ICurrentStaff, CurrentStaff>();
    }
}
