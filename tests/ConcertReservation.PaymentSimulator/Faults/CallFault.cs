namespace ConcertReservation.PaymentSimulator.Faults;

/// <summary>What goes wrong with one call of the merchant.</summary>
internal enum CallFault
{
    None,

    /// <summary>Does it at once and answers late.</summary>
    Late,

    /// <summary>Does it only after a while, although the caller may be gone by then.</summary>
    SlowWork,

    /// <summary>A page of HTML with 502; nothing was done.</summary>
    HtmlBefore,

    /// <summary>Does it, and answers with a page of HTML and 200.</summary>
    HtmlAfter,

    /// <summary>500, and nothing was done.</summary>
    ErrorBefore,

    /// <summary>500 although it was done.</summary>
    ErrorAfter,

    /// <summary>500, nothing was done, and the Idempotency-Key answers with this 500 from now on, as documented.</summary>
    ErrorStored,

    /// <summary>Does it and answers with another amount; a lookup has the right one.</summary>
    WrongAmount,

    /// <summary>Does it and never answers.</summary>
    TimeoutAfter,

    /// <summary>Closes the connection; nothing was done.</summary>
    ClosedBefore,

    /// <summary>Does it and closes the connection.</summary>
    ClosedAfter,
}
