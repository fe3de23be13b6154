using System.Net;
using ConcertReservation.Application.Charges;

namespace ConcertReservation.Api.Security;

/// <summary>
/// What the payment page of a charge may load besides the own resources: the configured script of the provider, and what
/// that script loads from hosts of the same company.
/// </summary>
internal static class CheckoutPolicy
{
    /// <returns>The end of a policy whose last directive is <c>form-action</c>; null without a provider.</returns>
    public static string? Of(IReadOnlyList<ProviderSettings> providers)
    {
        if (providers.Count == 0)
            return null;

        var sources = string.Join(
            ' ',
            providers.SelectMany(provider => SourcesOf(provider.ScriptUrl)).Distinct(StringComparer.Ordinal)
        );
        var own = $"'self' {sources}";
        return $"{sources}; script-src {own}; frame-src {own}; connect-src {own}; img-src {own} data:; style-src {own}";
    }

    private static IEnumerable<string> SourcesOf(Uri script)
    {
        yield return script.GetLeftPart(UriPartial.Authority);
        var names = script.Host.Split('.');
        if (!IPAddress.TryParse(script.Host.Trim('[', ']'), out _) && names.Length > 2)
            yield return $"{script.Scheme}://*.{string.Join('.', names[^2..])}";
    }
}
