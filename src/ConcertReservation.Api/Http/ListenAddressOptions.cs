using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Settings;

namespace ConcertReservation.Api.Http;

/// <summary>
/// The framework's listen addresses. The host validates them only when it starts, after the database is prepared.
/// </summary>
public sealed class ListenAddressOptions : IValidatableObject
{
    /// <summary>Bound at the root, without a section.</summary>
    public const string Section = "";

    private const int LastPort = 65_535;

    /// <summary>Separated by <c>;</c>.</summary>
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
