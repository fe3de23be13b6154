using System.Net.Http.Headers;
using Tickets.NSwag;

namespace Tickets;

/// <summary>Buys a seat of the first concert on sale, as a new customer.</summary>
public static class NSwagPurchase
{
    public static async Task<TicketResult> BuyAsync(HttpClient http, string email, string password)
    {
        var tickets = new TicketClient(http);
        await tickets.SignUpAsync(
            new SignUpRequest
            {
                Email = email,
                Password = password,
                Name = "A buyer",
            }
        );
        var session = await tickets.SignInAsync(new SignInRequest { Email = email, Password = password });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);

        var concerts = await tickets.ListConcertsAsync();
        var concertId = concerts.Items.First(concert => concert.SaleState == SaleState.Open).ConcertId;
        var turn = await tickets.JoinLineAsync(concertId);
        while (turn.Status == QueueTokenStatus.Waiting)
        {
            await Task.Delay(TimeSpan.FromSeconds(turn.PollAfterSeconds));
            turn = await tickets.GetQueueTokenAsync(concertId, turn.Token);
        }

        var performances = await tickets.ListPerformancesAsync(concertId, queue_Token: turn.Token);
        var performanceId = performances.Items.First().PerformanceId;
        var seats = await tickets.ListSeatsAsync(concertId, performanceId, SeatStatus.Available, turn.Token);
        var hold = new HoldSeatsRequest { PerformanceId = performanceId, SeatIds = [seats.Seats.First().SeatId] };
        var held = await tickets.HoldSeatsAsync(concertId, hold, turn.Token, $"{turn.TokenId}-hold");

        var price = held.TotalPrice;
        await tickets.ChargeBalanceAsync(new ChargeRequest { Amount = price }, $"{turn.TokenId}-charge");
        var pay = new PayRequest { Amount = price };
        await tickets.PayReservationAsync(held.ReservationId, turn.Token, $"{turn.TokenId}-pay", pay);
        return await tickets.GetTicketAsync(held.ReservationId);
    }
}
