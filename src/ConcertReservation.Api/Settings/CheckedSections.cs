using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Settings;

internal static class CheckedSections
{
    /// <summary>Options of this section; the start is refused when anything in it is wrong.</summary>
    /// <param name="section">Its name; empty for settings that stand alone.</param>
    public static IServiceCollection AddChecked<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().ValidateOnStart();
        return services
            .AddSingleton(provider => new CheckedSection<T>(provider.GetRequiredService<IConfiguration>(), section))
            .AddSingleton<IConfigureOptions<T>>(provider => provider.GetRequiredService<CheckedSection<T>>())
            .AddSingleton<IValidateOptions<T>>(provider => provider.GetRequiredService<CheckedSection<T>>());
    }
}
