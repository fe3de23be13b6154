using System.Text.Json.Nodes;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>What came of sending a call once. Times are the machine's, which all instances share.</summary>
/// <param name="Status">0 when the connection broke or nothing came in time.</param>
internal sealed record Answer(int Status, string Text, string? Location, DateTimeOffset SentAt, DateTimeOffset At)
{
    public bool IsReplay { get; init; }

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The <c>code</c> of a problem document.</summary>
    public string? Code => Status >= 400 && Text.StartsWith('{') ? (string?)Json["code"] : null;

    public bool IsLost => Status == 0;

    /// <summary>Promised: it is done and stays done.</summary>
    public bool IsAcknowledgement => Status is 200 or 201 or 204;

    /// <summary>Not this caller's turn: by 202, or because the turn is over.</summary>
    public bool IsTurnedBack => Status is 202 or 401;

    /// <summary>Nothing is known of the effect: the same call, with the same key, has to be sent again.</summary>
    public bool IsUndecided => IsLost || Status is 429 or >= 500 || IsStillRunning;

    /// <summary>Another copy of the same request is at it.</summary>
    public bool IsStillRunning => Code == "idempotency_key_in_use";

    /// <summary>An answer that the service keeps with the key, and must give again, word for word.</summary>
    public bool IsKept => !IsUndecided && !IsTurnedBack;

    public bool Repeats(Answer first) => (Status, Text, Location) == (first.Status, first.Text, first.Location);
}
