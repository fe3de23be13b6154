using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Charges;

/// <summary>
/// Money is never free by accident: outside Development a provider must be named, and a provider that is named has its
/// keys.
/// </summary>
internal sealed class ChargeOptionsValidator(
    IWebHostEnvironment environment,
    IConfiguration configuration,
    IOptions<TossPaymentsOptions> toss,
    IOptions<StripeOptions> stripe
) : IValidateOptions<ChargeOptions>
{
    public ValidateOptionsResult Validate(string? name, ChargeOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private string? Configured => configuration[$"{ChargeOptions.Section}:{nameof(ChargeOptions.Provider)}"];

    private IEnumerable<string> Errors(ChargeOptions options) =>
        options.Provider switch
        {
            "TossPayments" =>
            [
                .. Missing(TossPaymentsOptions.Section, nameof(toss.Value.ClientKey), toss.Value.ClientKey),
                .. Missing(TossPaymentsOptions.Section, nameof(toss.Value.SecretKey), toss.Value.SecretKey),
            ],
            "Stripe" =>
            [
                .. Missing(StripeOptions.Section, nameof(stripe.Value.PublishableKey), stripe.Value.PublishableKey),
                .. Missing(StripeOptions.Section, nameof(stripe.Value.SecretKey), stripe.Value.SecretKey),
                .. Missing(StripeOptions.Section, nameof(stripe.Value.WebhookSecret), stripe.Value.WebhookSecret),
            ],
            ChargeOptions.Instant => [],
            // A value that is not one of the three is reported as such.
            _ when environment.IsDevelopment() || !string.IsNullOrEmpty(Configured) => [],
            _ =>
            [
                $"{ChargeOptions.Section}__{nameof(options.Provider)} is missing. Allowed: TossPayments or Stripe, which "
                    + "take money, or Instant, which adds money to a wallet for nothing.",
            ],
        };

    private static IEnumerable<string> Missing(string section, string key, string? value) =>
        string.IsNullOrWhiteSpace(value)
            ?
            [
                $"{Settings.SettingName.Of($"{section}:{key}")} is missing. Allowed: the key that the provider gave you.",
            ]
            : [];
}
