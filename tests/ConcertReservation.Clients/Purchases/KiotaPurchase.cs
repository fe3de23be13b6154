using System.Net.Http.Headers;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Tickets.Kiota;
using Tickets.Kiota.Models;

namespace Tickets;

/// <summary>Buys a seat of the first concert on sale, as a new customer.</summary>
public static class KiotaPurchase
{
    public static async Task<TicketResult> BuyAsync(HttpClient http, string email, string password)
    {
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http);
        adapter.BaseUrl = http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var api = new TicketClient(adapter).Api.V1;
        await api.Auth.SignUp.PostAsync(
            new SignUpRequest
            {
                Email = email,
                Password = password,
                Name = "A buyer",
            }
        );
        var session = await api.Auth.SignIn.PostAsync(new SignInRequest { Email = email, Password = password });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session!.AccessToken);

        var concerts = await api.Concerts.GetAsync();
        var concert = api.Concerts[concerts!.Items!.First(c => c.SaleState == SaleState.Open).ConcertId!.Value];
        var turn = await concert.QueueToken.PostAsync();
        while (turn!.Status == QueueTokenStatus.Waiting)
        {
            await Task.Delay(TimeSpan.FromSeconds(turn.PollAfterSeconds!.Value));
            turn = await concert.QueueToken.GetAsync(request => request.Headers.Add("Queue-Token", turn.Token!));
        }

        var performances = await concert.Performances.GetAsync(r => r.Headers.Add("Queue-Token", turn.Token!));
        var performanceId = performances!.Items![0].PerformanceId!.Value;
        var seats = await concert
            .Performances[performanceId]
            .Seats.GetAsync(request =>
            {
                request.QueryParameters.Status = SeatStatus.Available;
                request.Headers.Add("Queue-Token", turn.Token!);
            });
        var held = await concert.Reservations.PostAsync(
            new HoldSeatsRequest { PerformanceId = performanceId, SeatIds = [seats!.Seats![0].SeatId] },
            request =>
            {
                request.Headers.Add("Queue-Token", turn.Token!);
                request.Headers.Add("Idempotency-Key", $"{turn.TokenId}-hold");
            }
        );
        // Kiota has one return type for all 2xx responses: from a 202 (the turn is over) it reads no reservation.
        if (held?.ReservationId is not { } reservationId)
            throw new InvalidOperationException("Join the line again.");

        await api.Balance.Charges.PostAsync(
            new ChargeRequest { Amount = held.TotalPrice },
            request => request.Headers.Add("Idempotency-Key", $"{turn.TokenId}-charge")
        );
        await api.Reservations[reservationId]
            .Payment.PostAsync(
                new PayRequest { Amount = held.TotalPrice },
                request =>
                {
                    request.Headers.Add("Queue-Token", turn.Token!);
                    request.Headers.Add("Idempotency-Key", $"{turn.TokenId}-pay");
                }
            );
        return (await api.Reservations[reservationId].Ticket.GetAsync())!;
    }
}
