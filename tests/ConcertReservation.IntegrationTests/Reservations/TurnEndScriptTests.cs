using System.Net;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.Queue;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>A customer sends requests in any order to keep seats beyond the end of a turn.</summary>
public sealed class TurnEndScriptTests(NoWorkers service) : IClassFixture<NoWorkers>
{
    private const int Steps = 160;
    private const int SeatsTried = 6;
    private static readonly TimeSpan ActiveFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Turn_AnyRequestsInAnyOrder_HoldsNothingAfterItsEnd(int seed)
    {
        var concert = await service.Crowd.ConcertAsync(
            seats: 10,
            policy: RequestBodies.Policy(activeFor: "00:05:00", holdFor: "00:02:00")
        );
        var person = await service.VisitorAsync(concert, 1_000_000);
        var activatedAt = (await person.GetTokenAsync(concert)).Time("activatedAt");
        var turn = new Turn(new Random(seed), person, concert, activatedAt);

        for (var step = 0; step < Steps; step++)
            await turn.StepAsync(service);

        turn.Holds.Should().BeGreaterThan(5, "the script must hold seats");
        turn.Refusals.Should().BePositive("the script must try to hold seats after the end");
    }

    /// <summary>The current turn of the customer, and what it has.</summary>
    private sealed class Turn(Random random, Person customer, ConcertOnSale concert, DateTimeOffset activatedAt)
    {
        private readonly List<Guid> _held = [];
        private Person _person = customer;
        private DateTimeOffset _activatedAt = activatedAt;

        public int Holds { get; private set; }
        public int Refusals { get; private set; }

        public async Task StepAsync(Service service)
        {
            switch (random.Next(16))
            {
                case < 6:
                    await HoldAsync();
                    break;
                case < 9 when _held.Count > 0:
                    await _person.Client.DeleteAsync($"/reservations/{Next()}");
                    break;
                case 9 when _held.Count > 0 && random.Next(4) == 0:
                    await _person.PayAsync(Next());
                    break;
                case 10 when random.Next(3) == 0:
                    await _person.LeaveAsync(concert);
                    break;
                case 11 or 12:
                    await JoinAsync();
                    break;
                default:
                    service.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 60)));
                    break;
            }
        }

        private async Task HoldAsync()
        {
            var held = await _person.HoldAsync(concert, concert.SeatIds[random.Next(SeatsTried)]);
            if (held.Status != HttpStatusCode.Created)
            {
                Refusals += held.Status == HttpStatusCode.Unauthorized ? 1 : 0;
                return;
            }
            Holds++;
            _held.Add(held.Get<Guid>("reservationId"));
            held.Time("heldAt").Should().BeBefore(_activatedAt + ActiveFor);
            held.Time("expiresAt").Should().BeBefore(_activatedAt + ActiveFor + HoldFor);
        }

        // A customer whose turn is over stands at the end of the line, which is empty here, and gets a new turn.
        private async Task JoinAsync()
        {
            var joined = await _person.JoinAsync(concert);
            var isNew = joined.Status == HttpStatusCode.Created;
            joined.Get<string>("status").Should().Be("active");
            if (isNew)
            {
                _activatedAt = joined.Time("activatedAt");
                _person = _person with { Client = _person.Client.With(queueToken: joined.Get<string>("token")) };
            }
            joined
                .Time("activatedAt")
                .Should()
                .BeCloseTo(_activatedAt, TimeSpan.FromMilliseconds(1), "a join does not begin a live turn anew");
        }

        private Guid Next()
        {
            var next = _held[random.Next(_held.Count)];
            _held.Remove(next);
            return next;
        }
    }
}
