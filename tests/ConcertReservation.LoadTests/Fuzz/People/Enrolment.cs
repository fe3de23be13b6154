using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcertReservation.LoadTests.Fuzz.People;

/// <summary>ActiveTokenCache a name into a customer with money, a paid reservation, a held one and a running turn.</summary>
internal sealed class Enrolment(ServiceClient service)
{
    private const string Password = "correct horse battery";
    private const long Money = 1_000_000;
    private const int SpareSeats = 3;

    private int _enrolled;

    /// <summary>Not at the same time as another: two would choose the same seats.</summary>
    public async Task<Customer> EnrolAsync(string name, Stage stage, CancellationToken ct)
    {
        var (email, session) = await SignUpAsync(name, ct);
        var token = Text(session, "accessToken");
        await service.PostAsync("balance/charges", new JsonObject { ["amount"] = Money }, token, ct);

        var ended = Text(await JoinAsync(stage, token, ct), "token");
        var seats = await FreeSeatsAsync(stage, token, ct);
        var paid = await HoldAsync(stage, seats[0], token, ct);
        var payment = await service.PostAsync($"reservations/{Text(paid, "reservationId")}/payment", null, token, ct);
        var ticket = await service.GetAsync($"reservations/{Text(paid, "reservationId")}/ticket", token, ct);

        var turn = Text(await JoinAsync(stage, token, ct), "token");
        var held = await HoldAsync(stage, seats[1], token, ct);
        return new Customer
        {
            Email = email,
            Password = Password,
            AccessToken = token,
            RefreshToken = Text(session, "refreshToken"),
            Stage = stage,
            FreeSeats = seats[2..(2 + SpareSeats)],
            HeldReservationId = Text(held, "reservationId"),
            HeldPrice = held.GetProperty("totalPrice").GetInt64(),
            PaidReservationId = Text(paid, "reservationId"),
            PaymentId = Text(payment, "paymentId"),
            TicketCode = Text(ticket, "code"),
            QueueToken = turn,
            EndedQueueToken = ended,
        };
    }

    private async Task<(string Email, JsonElement Session)> SignUpAsync(string name, CancellationToken ct)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{name}-{_enrolled++}@load.example");
        var credentials = new JsonObject { ["email"] = email, ["password"] = Password };
        var person = (JsonObject)credentials.DeepClone();
        person["name"] = name;
        await service.PostAsync("auth/sign-up", person, accessToken: null, ct);
        var session = await service.PostAsync("auth/sign-in", credentials, accessToken: null, ct);
        return (email, session);
    }

    private Task<JsonElement> JoinAsync(Stage stage, string token, CancellationToken ct) =>
        service.PostAsync($"concerts/{stage.ConcertId}/queue-token", body: null, token, ct);

    private async Task<FreeSeat[]> FreeSeatsAsync(Stage stage, string token, CancellationToken ct)
    {
        var path = $"concerts/{stage.ConcertId}/performances/{stage.PerformanceId}/seats?status=available";
        var answer = await service.GetAsync(path, token, ct);
        return
        [
            .. answer
                .GetProperty("seats")
                .EnumerateArray()
                .Select(seat => new FreeSeat(seat.GetProperty("seatId").GetInt64(), Text(seat, "number"))),
        ];
    }

    private Task<JsonElement> HoldAsync(Stage stage, FreeSeat seat, string token, CancellationToken ct) =>
        service.PostAsync(
            $"concerts/{stage.ConcertId}/reservations",
            new JsonObject { ["performanceId"] = stage.PerformanceId, ["seatIds"] = new JsonArray(seat.Id) },
            token,
            ct
        );

    private static string Text(JsonElement answer, string field) => answer.GetProperty(field).GetString()!;
}
