using System.Text.Json.Nodes;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>The response to one call. Times are of the machine, which all instances share.</summary>
/// <param name="Status">0 when the connection broke or no response arrived in time.</param>
internal sealed record CallResult(int Status, string Text, string? Location, DateTimeOffset SentAt, DateTimeOffset At)
{
    public bool IsReplay { get; init; }

    public OperationKind Kind { get; init; }

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The <c>code</c> of a problem document.</summary>
    public string? Code => Status >= 400 && Text.StartsWith('{') ? (string?)Json["code"] : null;

    public bool IsLost => Status == 0;

    /// <summary>The service confirms that the operation is done.</summary>
    public bool IsAcknowledgement => Status is 200 or 201 or 204 || IsAccepted;

    /// <summary>The caller is not admitted (202), or its admission has ended (401).</summary>
    public bool IsTurnedBack => (Status == 202 && !IsAccepted && !IsUnsaid) || Status == 401;

    /// <summary>The effect is unknown: the client has to retry the same call with the same key.</summary>
    public bool IsUndecided => IsLost || Status is 429 or >= 500 || IsStillRunning || IsUnsaid;

    /// <summary>The service still handles another copy of the same request.</summary>
    public bool IsStillRunning => Code == "idempotency_key_in_use";

    /// <summary>The service stores this response with the key and must return it again, word for word.</summary>
    public bool IsKept => !IsUndecided && !IsTurnedBack;

    // A charge that waits for its customer, or money on its way back to the card.
    private bool IsAccepted => Status == 202 && Kind is (OperationKind.OpenCharge or OperationKind.GiveBack);

    // The payment provider has not said whether it took the money.
    private bool IsUnsaid => Status == 202 && Kind == OperationKind.Charge;

    public override string ToString() => IsLost ? "no response" : $"{Status} {Code}";

    public bool Repeats(CallResult first) => (Status, Text, Location) == (first.Status, first.Text, first.Location);
}
