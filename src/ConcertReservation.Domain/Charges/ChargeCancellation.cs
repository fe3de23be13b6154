using ConcertReservation.Domain.Idempotency;

namespace ConcertReservation.Domain.Charges;

/// <summary>
/// Money of a charge on its way back to the card. The wallet is debited first, so that the money cannot be spent
/// meanwhile; a refusal of the provider puts it back.
/// </summary>
public sealed class ChargeCancellation
{
    private ChargeCancellation() { }

    /// <summary>Also the id of the ledger entry that debits the wallet: it is debited once.</summary>
    public Guid Id { get; private set; }
    public Guid ChargeId { get; private set; }
    public Guid UserId { get; private set; }
    public long Amount { get; private set; }
    public ChargeCancellationStatus Status { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The cancellation's id at the provider.</summary>
    public string? Reference { get; private set; }
    public string? ReasonCode { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>The ledger entry that put the money back; only of a refused one.</summary>
    public Guid? PutBackEntryId { get; private set; }
    public string? RequestKey { get; private set; }
    public byte[]? RequestFingerprint { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }

    internal static ChargeCancellation Of(
        Charge charge,
        long amount,
        TimeSpan reconcileAfter,
        IdempotentRequest? request,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ChargeId = charge.Id,
            UserId = charge.UserId,
            Amount = amount,
            Status = ChargeCancellationStatus.Pending,
            At = now,
            DueAt = now + reconcileAfter,
            RequestKey = request?.Key,
            RequestFingerprint = request?.Fingerprint,
        };

    internal void Complete(string? reference, DateTimeOffset now)
    {
        EnsurePending();
        Status = ChargeCancellationStatus.Done;
        Reference = reference;
        EndedAt = now;
    }

    internal void Refuse(string? code, string? reason, Guid putBackEntryId, DateTimeOffset now)
    {
        EnsurePending();
        Status = ChargeCancellationStatus.Refused;
        PutBackEntryId = putBackEntryId;
        ReasonCode = Short(code);
        Reason = Short(reason);
        EndedAt = now;
    }

    private void EnsurePending()
    {
        if (Status != ChargeCancellationStatus.Pending)
            throw new InvalidOperationException($"A cancellation that is {Status} cannot end again.");
    }

    private static string? Short(string? text) =>
        text is { Length: > Charge.MaxReason } ? text[..Charge.MaxReason] : text;
}

public enum ChargeCancellationStatus
{
    /// <summary>The wallet is debited; the provider has not said.</summary>
    Pending,

    /// <summary>The provider gives the money back.</summary>
    Done,

    /// <summary>The provider refused; the money is in the wallet again.</summary>
    Refused,
}
