using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Accounts;

namespace ConcertReservation.Application.Accounts;

/// <summary>
/// The refusals of this instance that a worker has not stored yet. Equal ones are counted as one, and of each network and
/// of all together only a fixed number is kept in a minute, so that an attack fills neither memory nor the database. An
/// instance that dies loses what it has not stored.
/// </summary>
public sealed class SecurityRefusals
{
    public const int MostPerMinute = 120;
    public const int MostPerNetworkAndMinute = 20;

    private readonly Lock _lock = new();
    private readonly Counter<long> _dropped;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, int> _ofNetworks = new(StringComparer.Ordinal);
    private Dictionary<Key, Waiting> _waiting = [];
    private long _minute;
    private int _kept;

    public SecurityRefusals(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _dropped = meters
            .Create(InstrumentationScope.Name)
            .CreateCounter<long>(
                "concert_reservation.security_refusals.dropped",
                "{refusal}",
                "Refused sign-ins and tokens that are not kept as security events, because there were too many."
            );
        _dropped.Add(0);
    }

    /// <summary>Never waits for the database and never throws.</summary>
    public void Add(SecurityEventKind kind, string? email, Guid? userId, ClientOrigin origin)
    {
        var key = new Key(kind, KeptEmailOf(email), userId, origin.Network);
        lock (_lock)
        {
            if (_waiting.TryGetValue(key, out var waiting))
                waiting.Times++;
            else if (MayKeep(origin.Network))
                _waiting.Add(key, new Waiting(_time.GetUtcNow(), origin));
            else
                _dropped.Add(1);
        }
    }

    /// <summary>Removes and returns all of them.</summary>
    public IReadOnlyList<SecurityEvent> Take()
    {
        Dictionary<Key, Waiting> taken;
        lock (_lock)
            (taken, _waiting) = (_waiting, []);
        return [.. taken.Select(pair => EventOf(pair.Key, pair.Value))];
    }

    /// <summary>The worker could not store them.</summary>
    public void Drop(int refusals) => _dropped.Add(refusals);

    private bool MayKeep(string network)
    {
        var minute = _time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute)
        {
            (_minute, _kept) = (minute, 0);
            _ofNetworks.Clear();
        }
        var ofNetwork = _ofNetworks.GetValueOrDefault(network);
        if (_kept >= MostPerMinute || ofNetwork >= MostPerNetworkAndMinute)
            return false;
        _kept++;
        _ofNetworks[network] = ofNetwork + 1;
        return true;
    }

    // People type passwords into the field of the e-mail address.
    private static string? KeptEmailOf(string? email) =>
        email is not null && Account.IsEmail(email) ? email.ToLowerInvariant() : null;

    private static SecurityEvent EventOf(Key key, Waiting waiting) =>
        new(
            Guid.CreateVersion7(waiting.At),
            waiting.At,
            key.Kind,
            key.UserId,
            key.Email,
            ByUserId: null,
            waiting.Origin.Address,
            waiting.Origin.UserAgent,
            waiting.Times,
            Detail: null
        );

    private sealed record Key(SecurityEventKind Kind, string? Email, Guid? UserId, string Network);

    private sealed class Waiting(DateTimeOffset at, ClientOrigin origin)
    {
        public DateTimeOffset At => at;
        public ClientOrigin Origin => origin;
        public int Times { get; set; } = 1;
    }
}
