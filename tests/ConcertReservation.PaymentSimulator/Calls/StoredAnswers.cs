namespace ConcertReservation.PaymentSimulator.Calls;

/// <summary>The first answer to each Idempotency-Key; both providers repeat it, errors included.</summary>
internal sealed class StoredAnswers
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Stored> _byKey = new(StringComparer.Ordinal);

    /// <summary>Null when the caller has to do it, and to complete it.</summary>
    public ProviderAnswer? Begin(string? key, string fingerprint, IProviderErrors errors)
    {
        if (key is null)
            return null;
        lock (_turn)
        {
            if (_byKey.TryAdd(key, new Stored(fingerprint, Answer: null)))
                return null;
            var stored = _byKey[key];
            return stored.Fingerprint != fingerprint ? errors.KeyOfAnotherRequest : stored.Answer ?? errors.KeyInUse;
        }
    }

    public void Complete(string? key, ProviderAnswer answer)
    {
        if (key is null)
            return;
        lock (_turn)
            _byKey[key] = _byKey[key] with { Answer = answer };
    }

    /// <summary>A provider forgets a key some day; the same request is a new one then.</summary>
    public void Forget(string key)
    {
        lock (_turn)
            _byKey.Remove(key);
    }

    private sealed record Stored(string Fingerprint, ProviderAnswer? Answer);
}
