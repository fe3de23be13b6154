using System.Text.Json;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Stages;

/// <summary>What the scenarios of one class play on: the app on a real port, its own database, and a browser.</summary>
public sealed class Stage : IAsyncLifetime
{
    private readonly OneInstance _service = new();
    private IBrowser? _browser;

    public Service Service => _service;

    public async Task InitializeAsync()
    {
        if (Chromium.WhySkipped is not null)
            return;
        _browser = await Chromium.BrowserAsync();
        await _service.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _service.DisposeAsync();
    }

    /// <summary>Somebody with a browser of their own, signed in when they are a person we know.</summary>
    internal async Task<Visitor> ArriveAsync(Person? person, Device device, string role)
    {
        var address = _service.Hosts[0].Address;
        var options = device.Options;
        options.BaseURL = address.AbsoluteUri;
        options.StorageState = person is null ? null : SignedIn(person, role, address);
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        return new Visitor(page, new Watch(page, address));
    }

    // What the frontend keeps after a sign-in; signing in has scenarios of its own.
    private static string SignedIn(Person person, string role, Uri address)
    {
        var session = new
        {
            tokens = new { accessToken = person.Client.AccessToken, refreshToken = "" },
            user = new
            {
                userId = person.UserId,
                email = person.Email,
                name = "Someone",
                role,
            },
        };
        var kept = new { name = "session", value = JsonSerializer.Serialize(session) };
        var origin = address.GetLeftPart(UriPartial.Authority);
        return JsonSerializer.Serialize(new { origins = new[] { new { origin, localStorage = new[] { kept } } } });
    }
}
