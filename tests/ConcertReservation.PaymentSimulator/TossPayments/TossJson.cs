using System.Globalization;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator.Bookkeeping;

namespace ConcertReservation.PaymentSimulator.TossPayments;

/// <summary>The Payment, Transaction and settlement objects of version 2022-11-16.</summary>
/// <remarks>https://docs.tosspayments.com/reference</remarks>
internal static class TossJson
{
    private const string Merchant = "simulator";
    private const string Card = "카드";
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    public static JsonObject Payment(SimulatedPayment payment)
    {
        var left = payment.PaidAt is null ? payment.Amount : payment.Left;
        return new JsonObject
        {
            ["mId"] = Merchant,
            ["version"] = "2022-11-16",
            ["paymentKey"] = payment.Key,
            ["lastTransactionKey"] = payment.GivenBack is [.., var back] ? back.Key : payment.TransactionKey,
            ["orderId"] = payment.OrderId,
            ["orderName"] = "Charge",
            ["type"] = "NORMAL",
            ["method"] = payment.PaidAt is null ? null : Card,
            ["currency"] = "KRW",
            ["country"] = "KR",
            ["status"] = StatusOf(payment),
            ["requestedAt"] = Time(payment.RequestedAt),
            ["approvedAt"] = payment.PaidAt is { } at ? Time(at) : null,
            ["totalAmount"] = payment.Amount,
            ["balanceAmount"] = left,
            ["suppliedAmount"] = left - left / 11,
            ["vat"] = left / 11,
            ["taxFreeAmount"] = 0,
            ["taxExemptionAmount"] = 0,
            ["useEscrow"] = false,
            ["cultureExpense"] = false,
            ["isPartialCancelable"] = true,
            ["cancels"] = payment.GivenBack.Count == 0 ? null : new JsonArray([.. payment.GivenBack.Select(Cancel)]),
            ["failure"] = Failure(payment),
            ["card"] = null,
            ["virtualAccount"] = null,
            ["transfer"] = null,
            ["easyPay"] = null,
            ["receipt"] = null,
            ["secret"] = null,
            ["metadata"] = null,
        };
    }

    public static JsonObject Transaction(Movement movement) =>
        new()
        {
            ["mId"] = Merchant,
            ["transactionKey"] = movement.Key,
            ["paymentKey"] = movement.Payment.Key,
            ["orderId"] = movement.Payment.OrderId,
            ["method"] = Card,
            ["customerKey"] = null,
            ["useEscrow"] = false,
            ["receiptUrl"] = null,
            ["status"] =
                movement.Back is null ? "DONE"
                : movement.Back.Left == 0 ? "CANCELED"
                : "PARTIAL_CANCELED",
            ["transactionAt"] = Time(movement.At),
            ["currency"] = "KRW",
            ["amount"] = movement.Amount,
        };

    public static JsonObject Settlement(Movement movement) =>
        new()
        {
            ["mId"] = Merchant,
            ["paymentKey"] = movement.Payment.Key,
            ["transactionKey"] = movement.Key,
            ["orderId"] = movement.Payment.OrderId,
            ["currency"] = "KRW",
            ["method"] = Card,
            ["amount"] = movement.Amount,
            ["interestFee"] = 0,
            ["fees"] = new JsonArray(new JsonObject { ["type"] = "BASE", ["fee"] = 0 }),
            ["fee"] = 0,
            ["supplyAmount"] = 0,
            ["vat"] = 0,
            ["payOutAmount"] = movement.Amount,
            ["approvedAt"] = Time(movement.Payment.PaidAt!.Value),
            ["soldDate"] = Day(movement.At),
            ["paidOutDate"] = Day(movement.At.AddDays(5)),
            ["cancel"] = movement.Back is null ? null : Cancel(movement.Back),
        };

    /// <summary>Korean time without an offset, as queries and webhooks write it.</summary>
    public static DateTimeOffset ParseLocal(string text) =>
        new(DateTime.Parse(text, CultureInfo.InvariantCulture), Korea);

    public static string Local(DateTimeOffset at) =>
        at.ToOffset(Korea).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string StatusOf(SimulatedPayment payment) =>
        payment.Status switch
        {
            PaymentStatus.Authenticated => "IN_PROGRESS",
            PaymentStatus.Paid when payment.Returned == 0 => "DONE",
            PaymentStatus.Paid => payment.Left == 0 ? "CANCELED" : "PARTIAL_CANCELED",
            PaymentStatus.Declined => "ABORTED",
            PaymentStatus.Expired => "EXPIRED",
            _ => "READY",
        };

    private static JsonObject? Failure(SimulatedPayment payment) =>
        payment.Status switch
        {
            PaymentStatus.Declined => new JsonObject { ["code"] = "REJECT_CARD_COMPANY", ["message"] = "Declined." },
            PaymentStatus.Expired => new JsonObject { ["code"] = "EXPIRED_PAYMENT", ["message"] = "Expired." },
            _ => null,
        };

    private static JsonObject Cancel(GivenBack back) =>
        new JsonObject
        {
            ["transactionKey"] = back.Key,
            ["cancelReason"] = back.Reason,
            ["canceledAt"] = Time(back.At),
            ["cancelAmount"] = back.Amount,
            ["refundableAmount"] = back.Left,
            ["taxFreeAmount"] = 0,
            ["taxExemptionAmount"] = 0,
            ["easyPayDiscountAmount"] = 0,
            ["receiptKey"] = null,
            ["cancelStatus"] = "DONE",
            ["cancelRequestId"] = null,
        };

    private static string Time(DateTimeOffset at) =>
        at.ToOffset(Korea).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) =>
        at.ToOffset(Korea).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
