using System.Text.Json;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>
/// The site that the tests of one class use: an instance on a real port with its own database, and a browser.
/// </summary>
public class TestSite : IAsyncLifetime
{
    private readonly Service _service;
    private IBrowser? _browser;

    public TestSite()
        : this(new OneInstance()) { }

    protected TestSite(Service service) => _service = service;

    public Service Service => _service;

    public async Task InitializeAsync()
    {
        if (Chromium.WhySkipped is not null)
            return;
        _browser = await Chromium.BrowserAsync();
        await _service.InitializeAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (_browser is not null)
            await _service.DisposeAsync();
    }

    /// <summary>A user with a separate browser context, signed in when a person is given.</summary>
    /// <param name="browser">Another browser than that of the site.</param>
    internal async Task<BrowserUser> NewUserAsync(Person? person, Device device, string role, IBrowser? browser = null)
    {
        var address = _service.Hosts[0].Address;
        var options = device.Options;
        options.BaseURL = address.AbsoluteUri;
        options.StorageState = person is null ? null : SignedIn(person, role, address);
        var context = await (browser ?? _browser!).NewContextAsync(options);
        var page = await context.NewPageAsync();
        return new BrowserUser(page, new PageMonitor(page, address));
    }

    // The session that the frontend stores after a sign-in. Other tests cover the sign-in itself.
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
        var sessionItem = new { name = "session", value = JsonSerializer.Serialize(session) };
        var origin = address.GetLeftPart(UriPartial.Authority);
        return JsonSerializer.Serialize(
            new { origins = new[] { new { origin, localStorage = new[] { sessionItem } } } }
        );
    }
}
