namespace ConcertReservation.FaultRuns.Money.Customers;

/// <summary>What a customer does with a charge after opening it.</summary>
internal enum ChargePlan
{
    /// <summary>Pays, and confirms until there is an answer.</summary>
    Confirm,

    /// <summary>Confirms a second time afterwards.</summary>
    ConfirmTwice,

    /// <summary>Confirms at two instances at once.</summary>
    ConfirmAtTwoInstances,

    /// <summary>Pays, sends the confirmation once, and closes the page whatever comes.</summary>
    ConfirmOnce,

    /// <summary>Pays and closes the page.</summary>
    NeverConfirm,

    /// <summary>Does not pay.</summary>
    NeverPay,

    /// <summary>The card is declined.</summary>
    Declined,

    /// <summary>Confirms with another amount first, then rightly or not at all.</summary>
    OtherAmount,

    /// <summary>A changed page names another amount to the widget.</summary>
    OtherAmountInWidget,

    /// <summary>Confirms with the payment of another charge.</summary>
    OtherPayment,
}
