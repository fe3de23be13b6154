using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Properties.Model;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>Translates a response of the service into the words of the model.</summary>
internal sealed class Reading(List<long> seatIds, DateTimeOffset opened)
{
    public Reply Of(Answer answer) =>
        new((int)answer.Status, answer.Text.Length == 0 ? "" : Words(answer.Json)) { IsReplay = IsReplay(answer) };

    public static string? TokenIn(Answer answer) =>
        answer.Text.Length == 0 ? null : (string?)(answer["queue"] ?? answer.Json)["token"];

    public static Guid? NewReservationIn(Answer answer) =>
        answer.Status == HttpStatusCode.Created && !IsReplay(answer) && answer["expiresAt"] is not null
            ? (Guid?)answer["reservationId"]
            : null;

    private static bool IsReplay(Answer answer) => answer.Headers.Contains("Idempotency-Replayed");

    private string Words(JsonNode body) =>
        body switch
        {
            _ when body["code"] is not null => Refusal(body),
            _ when body["queue"] is { } queue => Place(queue),
            _ when body["token"] is not null => Place(body),
            _ when body["totalPrice"] is not null =>
                $"held {Numbers(body)} for {body["totalPrice"]}, until {Minute(body)}",
            _ when body["amount"] is not null => $"{body["amount"]} leaves {body["balance"]}",
            _ when body["balance"] is not null => $"{body["balance"]}",
            _ when body["seats"] is JsonArray seats => string.Join(" ", seats.Select(seat => seat!["status"])),
            _ when body["items"] is JsonArray items => string.Join("; ", items.Select(item => Item(item!))),
            _ => body.ToJsonString(),
        };

    private string Refusal(JsonNode problem) =>
        (string?)problem["code"] switch
        {
            "seat_unavailable" => $"seat_unavailable {Numbers(problem["seatIds"]!.AsArray())}",
            "insufficient_balance" => $"insufficient_balance {problem["balance"]} of {problem["required"]}",
            var code => code!,
        };

    private string Place(JsonNode token)
    {
        var end = (string?)token["status"] == "active" ? $", until {Minute(token)}" : "";
        return $"{token["status"]}, position {token["position"]}, {token["ahead"]} ahead{end}";
    }

    private static string Item(JsonNode item) =>
        item["cause"] is { } cause
            ? $"{cause} {item["amount"]} leaves {item["balanceAfter"]}"
            : $"{item["status"]} {Numbers(item)}";

    private static string Numbers(JsonNode reservation) =>
        string.Join(",", reservation["seats"]!.AsArray().Select(seat => seat!["number"]));

    private string Numbers(JsonArray ids) => string.Join(",", ids.Select(id => seatIds.IndexOf((long)id!) + 1));

    // To the half minute: requests take a short time.
    private string Minute(JsonNode body) =>
        Reply.Minute(Math.Round(((DateTimeOffset)body["expiresAt"]! - opened).TotalMinutes * 2) / 2);
}
