namespace ConcertReservation.Bench.Traffic;

/// <summary>A figure over wrong answers is no figure: the run ends here.</summary>
internal sealed class UnexpectedResponseException(string message) : Exception(message)
{
    public static UnexpectedResponseException Of(BufferedResponse answer, int expected) =>
        new($"Expected {expected} and was answered {answer.Status}: {answer.Body()}");
}
