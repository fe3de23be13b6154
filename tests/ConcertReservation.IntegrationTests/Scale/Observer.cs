using System.Collections.Concurrent;

namespace ConcertReservation.IntegrationTests.Scale;

/// <summary>
/// Reads the positions of all customers on every instance all the time, and records what must never be returned.
/// </summary>
internal sealed class Observer(Service service, ConcertOnSale concert, IReadOnlyList<Person> customers)
{
    /// <summary>Less than any position: a customer who waits again afterwards is detected.</summary>
    private const long NotWaiting = -1;

    private readonly ConcurrentDictionary<(Guid User, int Instance), long> _ahead = new();
    private readonly ConcurrentBag<string> _wrong = [];

    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Continues until <paramref name="ending"/> is cancelled.</summary>
    public Task WatchAsync(CancellationToken ending) =>
        Task.WhenAll(service.Hosts.Select((_, instance) => WatchAsync(instance, ending)));

    private async Task WatchAsync(int instance, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
            foreach (var person in customers)
                Note(person, instance, await person.At(instance).GetAsync(concert.Line, CancellationToken.None));
    }

    private void Note(Person person, int instance, Answer answer)
    {
        var key = (person.UserId, instance);
        var before = _ahead.GetValueOrDefault(key, long.MaxValue);
        if (answer.Get<string>("status") != "waiting")
        {
            _ahead[key] = NotWaiting;
            return;
        }

        var ahead = answer.Get<long>("ahead");
        if (ahead > before)
            _wrong.Add($"{person.Email} at {instance}: {ahead} ahead after {before}");
        _ahead[key] = ahead;
    }
}
