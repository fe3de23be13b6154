namespace ConcertReservation.IntegrationTests.Properties.Operations;

/// <summary>The headers of a call that may be left out.</summary>
/// <param name="Token">The last queue token that the caller received.</param>
/// <param name="Key">A new Idempotency-Key.</param>
internal readonly record struct Sent(bool Token = false, bool Key = false)
{
    public IEnumerable<Sent> Simpler()
    {
        if (Token)
            yield return this with
            {
                Token = false,
            };
        if (Key)
            yield return this with
            {
                Key = false,
            };
    }

    public override string ToString() =>
        (Token, Key) switch
        {
            (true, true) => " with token and key",
            (true, false) => " with token",
            (false, true) => " with key",
            _ => "",
        };
}
