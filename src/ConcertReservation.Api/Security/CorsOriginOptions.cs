using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Security;

public sealed class CorsOriginOptions
{
    public const string Section = "Cors";

    /// <summary>Whose pages may call the API.</summary>
    [WebAddress(OriginOnly = true, ErrorMessage = "an origin such as https://shop.example, without a path")]
    public string[] Origins { get; init; } = [];
}
