using System.Globalization;

namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>Records what no page may do: write an error to the console, or send a request to another host.</summary>
public sealed class PageMonitor
{
    private readonly List<string> _errors = [];
    private readonly List<string> _allowed = [];
    private readonly List<string> _hosts = [];
    private readonly string _host;

    internal PageMonitor(IPage page, Uri address)
    {
        _host = address.GetLeftPart(UriPartial.Authority);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Note("uncaught " + error);
        page.Request += (_, request) => Note(request);
        // The API returns 404 when the customer is not in line, and the page of a concert reads it on each visit.
        AllowStatus(404, "/queue-token");
    }

    /// <summary>Allows an error status: the browser writes an error for it, even when the page handles it.</summary>
    public void AllowStatus(int status, string path) =>
        _allowed.Add(string.Create(CultureInfo.InvariantCulture, $"status of {status} ") + '\n' + path);

    /// <summary>Allows requests to a payment provider.</summary>
    public void AllowHost(string address) => _hosts.Add(address + '/');

    public void AllowLostConnection()
    {
        _allowed.Add("net::ERR_INTERNET_DISCONNECTED\n");
        _allowed.Add("Failed to fetch\n");
    }

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    internal void ShouldHaveNoErrors() =>
        Errors.Should().BeEmpty("no page writes an error or sends a request to another host");

    private void Note(IConsoleMessage message)
    {
        if (message.Type == "error" && !_allowed.Exists(allowed => IsAllowed(message, allowed.Split('\n'))))
            Note($"{message.Text} {message.Location}");
    }

    private void Note(IRequest request)
    {
        var isOwn = request.Url.StartsWith(_host + '/', StringComparison.Ordinal);
        if (_hosts.Exists(host => request.Url.StartsWith(host, StringComparison.Ordinal)))
            return;
        if (!isOwn && !request.Url.StartsWith("blob:" + _host, StringComparison.Ordinal))
            Note("request to another host: " + request.Url);
    }

    private void Note(string error)
    {
        lock (_errors)
            _errors.Add(error);
    }

    private static bool IsAllowed(IConsoleMessage message, string[] allowed) =>
        message.Text.Contains(allowed[0], StringComparison.Ordinal)
        && message.Location.Contains(allowed[1], StringComparison.Ordinal);
}
