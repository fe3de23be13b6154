using System.ComponentModel.DataAnnotations;

namespace ConcertReservation.Api.Settings;

/// <summary>An absolute http or https URL, or nothing but its origin: scheme, host and port.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public bool OriginOnly { get; init; }

    public override bool IsValid(object? value) =>
        value is string text
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && (!OriginOnly || IsOrigin(text, address));

    // Browsers send it in just this form, and another one would never match.
    private static bool IsOrigin(string text, Uri address) =>
        string.Equals(text, address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0
        && !text.Contains('*', StringComparison.Ordinal);
}
