using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.IntegrationTests.Hosting;
using ConcertReservation.IntegrationTests.People;
using ConcertReservation.IntegrationTests.Properties.Model;
using ConcertReservation.IntegrationTests.Properties.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Properties.Playing;

/// <summary>The real service as a script plays on it: a concert and people of its own.</summary>
internal sealed class Stage
{
    private readonly Service _service;
    private readonly Person _operator;
    private readonly Dictionary<string, Actor> _actors;
    private readonly Reading _reading;

    private Stage(
        Service service,
        Person staff,
        IEnumerable<Person> people,
        ConcertOnSale concert,
        DateTimeOffset opened
    )
    {
        _service = service;
        _operator = staff;
        _actors = Terms
            .People.Zip(people)
            .ToDictionary(one => one.First, one => new Actor(one.Second.Client), StringComparer.Ordinal);
        _reading = new Reading([.. concert.SeatIds], opened);
        Concert = concert;
    }

    public ConcertOnSale Concert { get; }

    public static async Task<Stage> SetAsync(Service service)
    {
        var opened = service.Clock.GetUtcNow();
        var staff = await service.Crowd.OperatorAsync();
        var announced = await staff.Client.PostAsync("/admin/concerts", SalePlan.Concert(opened));
        var stage = new Stage(
            service,
            staff,
            await service.Crowd.CustomersAsync(Terms.People.Count),
            await service.OnSaleAsync(announced),
            opened
        );
        await stage.LetInAsync(Terms.MaxActive);
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

    /// <summary>An id that nobody has stands for a reservation that was never made.</summary>
    public Guid ReservationId(Which which) => _actors[which.Owner].ReservationIds.SkipLast(which.Back).LastOrDefault();

    public Task<Reply> PassAsync(TimeSpan time)
    {
        _service.Clock.Advance(time);
        return Task.FromResult(Reply.Done);
    }

    public async Task<Reply> LetInAsync(int maxActive)
    {
        var path = $"/admin/concerts/{Concert.ConcertId}/queue-policy";
        (await _operator.Client.PutAsync(path, SalePlan.Policy(maxActive))).ShouldBe(System.Net.HttpStatusCode.OK);
        return Reply.Done;
    }

    public async Task<Reply> CheckInvariantsAsync() =>
        _reading.Of(await _operator.Client.GetAsync("/admin/invariants"));

    /// <summary>One tick of the admission worker, for this line.</summary>
    public async Task<Reply> AdmitAsync()
    {
        await using var scope = _service.Hosts[0].Services.CreateAsyncScope();
        var admission = scope.ServiceProvider.GetRequiredService<AdmissionFacade>();
        if ((await admission.ListBusyLinesAsync(default)).Contains(Concert.ConcertId))
            await admission.AdmitAsync(Concert.ConcertId, default);
        return Reply.Done;
    }

    public async Task<Reply> SweepAsync()
    {
        await using var scope = _service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HoldSweepFacade>().SweepAsync(default);
        return Reply.Done;
    }
}
