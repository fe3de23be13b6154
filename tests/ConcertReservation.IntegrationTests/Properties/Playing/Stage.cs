using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>The real service on which a script plays: a new concert and new customers.</summary>
internal sealed class Stage
{
    private readonly Dictionary<string, Actor> _actors;
    private readonly Reading _reading;

    private Stage(Service service, ConcertOnSale concert, Person staff, IEnumerable<Person> customers, Reading reading)
    {
        _reading = reading;
        _actors = Terms
            .People.Zip(customers)
            .ToDictionary(one => one.First, one => new Actor(one.Second.Client), StringComparer.Ordinal);
        Concert = concert;
        Staff = new Staff(staff.Client, concert);
        Clockwork = new Clockwork(service, concert.ConcertId);
    }

    public ConcertOnSale Concert { get; }
    public Staff Staff { get; }
    public Clockwork Clockwork { get; }

    public static async Task<Stage> SetAsync(Service service)
    {
        var opened = service.Clock.GetUtcNow();
        var staff = await service.Crowd.OperatorAsync();
        var customers = await service.Crowd.CustomersAsync(Terms.People.Count);
        var announced = await staff.Client.PostAsync("/admin/concerts", SalePlan.Concert(opened));
        var concert = await service.OnSaleAsync(announced);

        var stage = new Stage(service, concert, staff, customers, new Reading([.. concert.SeatIds], opened));
        await stage.Staff.RecordViolationsAsync();
        await stage.Staff.SetMaxActiveAsync(Terms.MaxActive);
        return stage;
    }

    public async Task<Reply> AskAsync(
        string who,
        HttpMethod method,
        string path,
        object? body = null,
        Sent sent = default
    )
    {
        var actor = _actors[who];
        var call = new Call(method, path, body, sent.Token, sent.Key ? actor.NextKey() : null);
        return _reading.Of(await actor.SendAsync(call));
    }

    public async Task<Reply> RepeatAsync(string who, int back) =>
        await _actors[who].RepeatAsync(back) is { } answer ? _reading.Of(answer) : Reply.NothingToRepeat;

    public IEnumerable<long> SeatIds(IEnumerable<int> seats) => seats.Select(seat => Concert.SeatIds[seat - 1]);

    /// <summary>An unknown id stands for a reservation that was never made.</summary>
    public Guid ReservationId(Which which) => _actors[which.Owner].ReservationIds.SkipLast(which.Back).LastOrDefault();
}
