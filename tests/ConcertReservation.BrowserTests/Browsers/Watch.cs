using System.Globalization;

namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>What no page may do while somebody visits: write an error, or ask another host for anything.</summary>
public sealed class Watch
{
    private readonly List<string> _seen = [];
    private readonly List<string> _expected = [];
    private readonly string _host;

    internal Watch(IPage page, Uri address)
    {
        _host = address.GetLeftPart(UriPartial.Authority);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => Note("uncaught " + error);
        page.Request += (_, request) => Note(request);
        // The contract answers 404 to whoever is not in line, and the concert's page asks on each visit.
        Expect(404, "/queue-token");
    }

    /// <summary>The browser itself writes an error for each refusal, however well the page deals with it.</summary>
    public void Expect(int status, string path) =>
        _expected.Add(string.Create(CultureInfo.InvariantCulture, $"status of {status} ") + '\n' + path);

    public void ExpectLostConnection()
    {
        _expected.Add("net::ERR_INTERNET_DISCONNECTED\n");
        _expected.Add("Failed to fetch\n");
    }

    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_seen)
                return [.. _seen];
        }
    }

    internal void ShouldBeQuiet() => Complaints.Should().BeEmpty("no page writes an error or asks another host");

    private void Note(IConsoleMessage message)
    {
        if (message.Type == "error" && !_expected.Exists(expected => IsExpected(message, expected.Split('\n'))))
            Note($"{message.Text} {message.Location}");
    }

    private void Note(IRequest request)
    {
        var isOwn = request.Url.StartsWith(_host + '/', StringComparison.Ordinal);
        if (!isOwn && !request.Url.StartsWith("blob:" + _host, StringComparison.Ordinal))
            Note("asked another host: " + request.Url);
    }

    private void Note(string what)
    {
        lock (_seen)
            _seen.Add(what);
    }

    private static bool IsExpected(IConsoleMessage message, string[] expected) =>
        message.Text.Contains(expected[0], StringComparison.Ordinal)
        && message.Location.Contains(expected[1], StringComparison.Ordinal);
}
