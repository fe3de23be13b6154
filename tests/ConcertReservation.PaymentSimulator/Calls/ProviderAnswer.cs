using System.Text.Json.Nodes;

namespace ConcertReservation.PaymentSimulator.Calls;

/// <summary>Status and body of an answer of the provider.</summary>
internal sealed record ProviderAnswer(int Status, string Body)
{
    private static readonly string[] Amounts = ["totalAmount", "balanceAmount", "amount", "amount_received"];
    private const long Wrong = 1_000;

    public ProviderAnswer(int status, JsonNode body)
        : this(status, body.ToJsonString()) { }

    /// <summary>The same with other amounts.</summary>
    public ProviderAnswer WithWrongAmount()
    {
        if (Status != 200 || JsonNode.Parse(Body) is not JsonObject body)
            return this;
        foreach (var name in Amounts)
            if (body[name] is JsonValue amount && amount.TryGetValue<long>(out var won))
                body[name] = won + Wrong;
        return new ProviderAnswer(Status, body);
    }
}
