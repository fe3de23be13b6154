using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Settings;

/// <summary>
/// Binds a section to its options and validates it. The framework's binder stops at the first value that it cannot
/// parse, with its own message; this class binds the valid values only and reports every invalid one.
/// </summary>
internal sealed class ValidatedSection<T>(IConfiguration configuration, string section)
    : IConfigureOptions<T>,
        IValidateOptions<T>
    where T : class
{
    private readonly List<SettingValue> _values = [.. new SectionReader(typeof(T), section).Read(configuration)];

    public void Configure(T options) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(_values.Where(value => value.Error is null).Select(value => value.ToPair()))
            .Build()
            .Bind(options);

    public ValidateOptionsResult Validate(string? name, T options)
    {
        var errors = _values.Select(value => value.Error).OfType<string>().Concat(ValidateWhole(options)).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> ValidateWhole(T options) =>
        options is IValidatableObject whole
            ? whole.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)
            : [];
}

internal static class ValidatedSectionServices
{
    /// <summary>Registers the options of a section. The app refuses to start when any value in it is invalid.</summary>
    /// <param name="section">The section's name; empty for settings at the root.</param>
    public static IServiceCollection AddValidated<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().ValidateOnStart();
        return services
            .AddSingleton(provider => new ValidatedSection<T>(provider.GetRequiredService<IConfiguration>(), section))
            .AddSingleton<IConfigureOptions<T>>(provider => provider.GetRequiredService<ValidatedSection<T>>())
            .AddSingleton<IValidateOptions<T>>(provider => provider.GetRequiredService<ValidatedSection<T>>());
    }
}
