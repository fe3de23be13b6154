using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

public sealed class PasswordCostOptions
{
    public const string Section = "Passwords";

    /// <summary>OWASP's Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA512.</summary>
    internal const int Recommended = 220_000;

    /// <summary>
    /// Iterations of PBKDF2 with HMAC-SHA512. A stored hash with fewer is replaced at the next sign-in.
    /// </summary>
    [Range(1_000, 10_000_000)]
    public int Iterations { get; init; } = Recommended;
}

/// <summary>Only Development and tests hash fast.</summary>
internal sealed class PasswordCostValidator(IHostEnvironment environment) : IValidateOptions<PasswordCostOptions>
{
    private const string Testing = "Testing";

    public ValidateOptionsResult Validate(string? name, PasswordCostOptions options) =>
        options.Iterations >= PasswordCostOptions.Recommended
        || environment.IsDevelopment()
        || environment.IsEnvironment(Testing)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"{PasswordCostOptions.Section}__{nameof(options.Iterations)} is \"{options.Iterations}\". Allowed: "
                    + $"{PasswordCostOptions.Recommended} or more, except in Development."
            );
}

internal static class PasswordCostServices
{
    public static IServiceCollection AddPasswordCost(this IServiceCollection services)
    {
        services
            .AddOptions<PasswordHasherOptions>()
            .Configure<IOptions<PasswordCostOptions>>((hasher, cost) => hasher.IterationCount = cost.Value.Iterations);
        return services
            .AddValidated<PasswordCostOptions>(PasswordCostOptions.Section)
            .AddSingleton<IValidateOptions<PasswordCostOptions>, PasswordCostValidator>();
    }
}
