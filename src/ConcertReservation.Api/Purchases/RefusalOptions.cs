using System.ComponentModel.DataAnnotations;
using ConcertReservation.Application.Purchases;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Purchases;

public sealed class RefusalOptions
{
    public const string Section = "Refusals";

    /// <summary>How often an instance stores the refused holds and payments that it keeps.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long refused holds and payments are kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeptFor { get; init; } = RefusalLimits.Default.KeptFor;

    /// <summary>How many refusals of one customer an instance keeps in a minute.</summary>
    [Range(1, 1_000)]
    public int MostPerUserAndMinute { get; init; } = RefusalLimits.Default.MostPerUserAndMinute;
}

internal static class RefusalServices
{
    public static IServiceCollection AddRefusalLimits(this IServiceCollection services) =>
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<RefusalOptions>>().Value;
            return RefusalLimits.Default with
            {
                MostPerUserAndMinute = options.MostPerUserAndMinute,
                KeptFor = options.KeptFor,
            };
        });
}
