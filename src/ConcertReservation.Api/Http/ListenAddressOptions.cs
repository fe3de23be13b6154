using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Http;

/// <summary>The framework's own setting; it would say what is wrong with it only after the database is prepared.</summary>
public sealed class ListenAddressOptions : IValidatableObject
{
    /// <summary>It stands alone.</summary>
    public const string Section = "";

    private const int LastPort = 65_535;

    [ConfigurationKeyName(SettingName.Urls)]
    public string? Urls { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        (Urls ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Where(url => !IsAddress(url))
            .Select(url => new ValidationResult(
                $"{SettingName.Of(SettingName.Urls)} has \"{url}\". Allowed: addresses such as http://0.0.0.0:8080."
            ));

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Port is >= 0 and <= LastPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
