using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Mails;

public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Where customers open the pages, for links in mails. Without it: the first listening address.</summary>
    [WebAddress(ErrorMessage = "a URL such as https://tickets.example")]
    public string? Url { get; init; }
}
