using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Payments;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Payments;

public sealed class RefundOptions
{
    public const string Section = "Refunds";

    /// <summary>How long before the start of a performance its refunds close.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan RefundableUntil { get; init; } = RefundTerms.Default.RefundableUntil;
}

internal static class RefundServices
{
    public static IServiceCollection AddRefundTerms(this IServiceCollection services) =>
        services.AddSingleton(provider => new RefundTerms(
            provider.GetRequiredService<IOptions<RefundOptions>>().Value.RefundableUntil
        ));
}
