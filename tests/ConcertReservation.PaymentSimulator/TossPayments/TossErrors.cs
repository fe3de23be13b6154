using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;
using ConcertReservation.PaymentSimulator.Calls;

namespace ConcertReservation.PaymentSimulator.TossPayments;

/// <summary>The error objects of TossPayments: a code and a message.</summary>
/// <remarks>https://docs.tosspayments.com/reference/error-codes</remarks>
internal sealed class TossErrors : IProviderErrors
{
    public static TossErrors Instance { get; } = new();

    public static ProviderAnswer WrongSecret { get; } = Error(401, "UNAUTHORIZED_KEY");

    public static ProviderAnswer BadRequest { get; } = Error(400, "INVALID_REQUEST");

    public static ProviderAnswer NotFound { get; } = Error(404, "NOT_FOUND_PAYMENT");

    public ProviderAnswer Internal { get; } = Error(500, "FAILED_INTERNAL_SYSTEM_PROCESSING");

    public ProviderAnswer KeyInUse { get; } = Error(409, "IDEMPOTENT_REQUEST_PROCESSING");

    public ProviderAnswer KeyOfAnotherRequest { get; } = Error(400, "INVALID_IDEMPOTENCY_KEY");

    public static ProviderAnswer OfConfirmation(Refusal refusal) =>
        refusal switch
        {
            Refusal.Unknown or Refusal.Expired => Error(404, "NOT_FOUND_PAYMENT_SESSION"),
            Refusal.AlreadyPaid => Error(400, "ALREADY_PROCESSED_PAYMENT"),
            Refusal.OrderAlreadyPaid => Error(400, "DUPLICATED_ORDER_ID"),
            Refusal.Declined => Error(403, "REJECT_CARD_COMPANY"),
            _ => BadRequest,
        };

    public static ProviderAnswer OfCancel(Refusal refusal) =>
        refusal switch
        {
            Refusal.Unknown => NotFound,
            Refusal.NothingLeft => Error(400, "ALREADY_CANCELED_PAYMENT"),
            Refusal.TooMuch => Error(403, "NOT_CANCELABLE_AMOUNT"),
            _ => Error(403, "NOT_CANCELABLE_PAYMENT"),
        };

    private static ProviderAnswer Error(int status, string code) =>
        new(status, new JsonObject { ["code"] = code, ["message"] = $"The simulator refuses: {code}." });
}
