using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Calls;

namespace ConcertReservation.PaymentSimulator.Stripe;

/// <summary>The error objects of Stripe: a type, mostly a code, and a message.</summary>
/// <remarks>https://docs.stripe.com/api/errors</remarks>
internal sealed class StripeErrors : IProviderErrors
{
    private const string Request = "invalid_request_error";

    public static StripeErrors Instance { get; } = new();

    public static ProviderAnswer WrongSecret { get; } = Error(401, Request, code: null);

    public static ProviderAnswer Missing { get; } = Error(404, Request, "resource_missing");

    public static ProviderAnswer BadRequest { get; } = Error(400, Request, "parameter_missing");

    public ProviderAnswer Internal { get; } = Error(500, "api_error", code: null);

    public ProviderAnswer KeyInUse { get; } = Error(409, "idempotency_error", "idempotency_key_in_use");

    public ProviderAnswer KeyOfAnotherRequest { get; } = Error(400, "idempotency_error", code: null);

    public static ProviderAnswer Of(Refusal refusal) =>
        refusal switch
        {
            Refusal.Unknown => Missing,
            Refusal.NothingLeft => Error(400, Request, "charge_already_refunded"),
            Refusal.TooMuch => Error(400, Request, "amount_too_large"),
            _ => Error(400, Request, "payment_intent_unexpected_state"),
        };

    private static ProviderAnswer Error(int status, string type, string? code)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = $"The simulator refuses: {code ?? type}." };
        if (code is not null)
            error["code"] = code;
        return new ProviderAnswer(status, new JsonObject { ["error"] = error });
    }
}
