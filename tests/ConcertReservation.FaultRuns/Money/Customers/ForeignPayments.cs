namespace ConcertReservation.FaultRuns.Money.Customers;

/// <summary>Payments of other charges, for customers who confirm with one that is not theirs.</summary>
internal sealed class ForeignPayments
{
    private string _last = "tgen_of_nobody";

    /// <summary>The payment that was given last, and keeps this one for the next.</summary>
    public string Exchange(string key) => Interlocked.Exchange(ref _last, key);
}
