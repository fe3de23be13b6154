using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Mails;

/// <summary>The address of the pages, for links in mails.</summary>
internal sealed class SiteAddress(IOptions<SiteOptions> options, IServer server)
{
    // Addresses to listen on that no browser can open.
    private static readonly string[] AnyHost = ["//0.0.0.0", "//[::]", "//+", "//*"];

    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => Url.TrimEnd('/') + path;

    private string Url =>
        options.Value.Url is { Length: > 0 } configured
            ? configured
            : Openable(
                server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost"
            );

    private static string Openable(string address) =>
        Array.Find(AnyHost, host => address.Contains(host, StringComparison.Ordinal)) is { } any
            ? address.Replace(any, "//localhost", StringComparison.Ordinal)
            : address;
}
