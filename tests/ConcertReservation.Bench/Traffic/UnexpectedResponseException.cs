namespace ConcertReservation.Bench.Traffic;

/// <summary>A figure over wrong responses has no meaning, so the run ends.</summary>
internal sealed class UnexpectedResponseException(string message) : Exception(message)
{
    public static UnexpectedResponseException Of(BufferedResponse answer, int expected) =>
        new($"Expected {expected} and was answered {answer.Status}: {answer.Body()}");
}
