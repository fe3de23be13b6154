using System.Text.Json.Nodes;

namespace ConcertReservation.Api.Privacy;

/// <summary>
/// Everything that is kept about an account, read at one instant. Each list has an object for each record; secrets and
/// hashes are left out. Clients keep it, or show it; new members may be added.
/// </summary>
/// <param name="ExportedAt">When it was read.</param>
/// <param name="Account">The account: e-mail address, name, role, language.</param>
/// <param name="Authenticator">When the authenticator was turned on; null without one.</param>
/// <param name="Sessions">The sign-ins, with their addresses and devices.</param>
/// <param name="SessionRefreshes">From where the sessions were continued.</param>
/// <param name="Wallet">The balance.</param>
/// <param name="Entries">Every change of the balance.</param>
/// <param name="Payments">The payments.</param>
/// <param name="Refunds">The refunds.</param>
/// <param name="RefundedSeats">The seats of the refunds.</param>
/// <param name="Reservations">The reservations of every status.</param>
/// <param name="Seats">The seats of the reservations.</param>
/// <param name="CheckIns">When which ticket was used.</param>
/// <param name="QueueTokens">The places in the lines.</param>
/// <param name="Mails">The mails of the last 30 days.</param>
/// <param name="AccountMails">Mails about the account itself, of the last 30 days.</param>
/// <param name="MailedLinks">Links to reset the password or to verify the address.</param>
/// <param name="SecurityEvents">Sign-ins, refusals and changes of the last 90 days.</param>
/// <param name="Refusals">Refused holds and payments of the last 30 days.</param>
/// <param name="StoredResponses">The stored responses of idempotency keys.</param>
/// <param name="OperatorActions">What an operator has done.</param>
public sealed record AccountExportDocument(
    DateTimeOffset ExportedAt,
    JsonObject Account,
    JsonObject? Authenticator,
    IReadOnlyList<JsonObject> Sessions,
    IReadOnlyList<JsonObject> SessionRefreshes,
    JsonObject Wallet,
    IReadOnlyList<JsonObject> Entries,
    IReadOnlyList<JsonObject> Payments,
    IReadOnlyList<JsonObject> Refunds,
    IReadOnlyList<JsonObject> RefundedSeats,
    IReadOnlyList<JsonObject> Reservations,
    IReadOnlyList<JsonObject> Seats,
    IReadOnlyList<JsonObject> CheckIns,
    IReadOnlyList<JsonObject> QueueTokens,
    IReadOnlyList<JsonObject> Mails,
    IReadOnlyList<JsonObject> AccountMails,
    IReadOnlyList<JsonObject> MailedLinks,
    IReadOnlyList<JsonObject> SecurityEvents,
    IReadOnlyList<JsonObject> Refusals,
    IReadOnlyList<JsonObject> StoredResponses,
    IReadOnlyList<JsonObject> OperatorActions
);
