using System.Globalization;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Fuzz.Users;

/// <summary>
/// Creates customers with money, a paid reservation, a held one and an active queue token, and beside each customer a
/// reservation of the box office.
/// </summary>
/// <param name="staff">Signed in as the operator.</param>
internal sealed class CustomerSetup(ApiClient client, ApiClient staff)
{
    private const string Password = "correct horse battery";
    private const long Money = 1_000_000;
    private const int SpareSeats = 3;

    private int _created;

    /// <summary>One at a time: two would choose the same seats.</summary>
    public async Task<FuzzCustomer> CreateAsync(string name, ConcertOnSale concert, CancellationToken ct)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"{name}-{_created++}@load.example");
        await client.SignUpAsync(email, Password, name, ct);
        var customer = await client.SignInAsync(email, Password, ct);
        // Of a session of its own: a refresh token that is used twice ends its session.
        var other = (await client.PostAsync("/auth/sign-in", new { email, password = Password }, ct)).EnsureSuccess();

        await PostAsync("/balance/charges", new { amount = Money });
        var ended = (await PostAsync(concert.Line)).Get<string>("token");
        var seats = await FreeSeatsAsync(customer, concert, ct);
        var paidId = await HoldAsync(seats[0]);
        var payment = await PostAsync($"/reservations/{paidId.Get<string>("reservationId")}/payment");
        var ticket = await customer.GetAsync($"/reservations/{paidId.Get<string>("reservationId")}/ticket", ct);
        var token = (await PostAsync(concert.Line)).Get<string>("token");
        var held = await HoldAsync(seats[1]);
        var issued = await IssueAsync(name, concert, seats[2], ct);
        var colleague = await HireAsync(name, email, ct);

        return new FuzzCustomer
        {
            Email = email,
            Password = Password,
            Client = customer,
            RefreshToken = other.Get<string>("refreshToken"),
            Concert = concert,
            FreeSeats = seats[3..(3 + SpareSeats)],
            HeldReservationId = held.Get<string>("reservationId"),
            HeldPrice = held.Get<long>("totalPrice"),
            PaidReservationId = paidId.Get<string>("reservationId"),
            PaymentId = payment.Get<string>("paymentId"),
            PaidSeatId = seats[0].Id,
            TicketId = ticket.EnsureSuccess()["tickets"]![0]!["ticketId"]!.GetValue<string>(),
            TicketCode = ticket.Get<string>("code"),
            IssuedReservationId = issued.Get<string>("reservationId"),
            IssuedTicketId = issued["tickets"]![0]!["ticketId"]!.GetValue<string>(),
            StaffId = colleague.Get<string>("userId"),
            QueueToken = token,
            EndedQueueToken = ended,
        };

        async Task<Answer> PostAsync(string path, object? body = null) =>
            (await customer.PostAsync(path, body, ct)).EnsureSuccess();

        Task<Answer> HoldAsync(FreeSeat seat) =>
            PostAsync(concert.Reservations, new { performanceId = concert.PerformanceId, seatIds = new[] { seat.Id } });
    }

    private async Task<Answer> IssueAsync(string name, ConcertOnSale concert, FreeSeat seat, CancellationToken ct) =>
        (
            await staff.PostAsync(
                $"/admin{concert.Path}/performances/{concert.PerformanceId}/issues",
                new
                {
                    seatIds = new[] { seat.Id },
                    holder = new { name },
                    method = "box_office",
                },
                ct
            )
        ).EnsureSuccess();

    private async Task<Answer> HireAsync(string name, string email, CancellationToken ct) =>
        (
            await staff.PostAsync(
                "/admin/staff",
                new
                {
                    email = $"staff-{email}",
                    name,
                    password = Password,
                    role = "gate",
                },
                ct
            )
        ).EnsureSuccess();

    private static async Task<FreeSeat[]> FreeSeatsAsync(
        ApiClient customer,
        ConcertOnSale concert,
        CancellationToken ct
    ) =>
        [
            .. (await customer.GetAsync(concert.Seats + "?status=available", ct)).EnsureSuccess()["seats"]!
                .AsArray()
                .Select(seat => new FreeSeat(seat!["seatId"]!.GetValue<long>(), (string)seat["number"]!)),
        ];
}
