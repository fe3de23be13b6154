using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Hosting;

namespace ConcertReservation.Testing.People;

/// <summary>A signed-in user, with a client of one instance.</summary>
public sealed record Person(Guid UserId, string Email, ApiClient Client, Service Service)
{
    /// <summary>The same user on another instance, with the same tokens.</summary>
    public ApiClient At(int instance) => Service.Client(instance).With(Client.AccessToken, Client.QueueToken);

    public async Task<Answer> JoinAsync(ConcertOnSale concert) => await Client.PostAsync(concert.Line);

    /// <summary>Joins, and sends the queue token from then on.</summary>
    public async Task<Person> InLineAsync(ConcertOnSale concert)
    {
        var joined = await JoinAsync(concert);
        return this with { Client = Client.With(queueToken: joined.Get<string>("token")) };
    }

    public Task<Answer> HoldAsync(ConcertOnSale concert, params long[] seatIds) =>
        Client.PostAsync(concert.Reservations, new { performanceId = concert.PerformanceId, seatIds });

    public Task<Answer> PayAsync(Guid reservationId) => Client.PostAsync($"/reservations/{reservationId}/payment");

    public async Task<long> BalanceAsync() => (await Client.GetAsync("/balance")).Get<long>("balance");
}
