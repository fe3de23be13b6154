using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Settings;

/// <summary>
/// Binds a section and checks it. The framework's binder stops at the first text it cannot read, in words of its own;
/// here such texts are left out of the binding, and told with everything else that is wrong.
/// </summary>
internal sealed class CheckedSection<T>(IConfiguration configuration, string section)
    : IConfigureOptions<T>,
        IValidateOptions<T>
    where T : class
{
    private readonly List<GivenSetting> _given = [.. new SectionReader(typeof(T), section).Read(configuration)];

    public void Configure(T options) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(_given.Where(given => given.Complaint is null).Select(given => given.ToPair()))
            .Build()
            .Bind(options);

    public ValidateOptionsResult Validate(string? name, T options)
    {
        var wrong = _given.Select(given => given.Complaint).OfType<string>().Concat(WrongTogether(options)).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> WrongTogether(T options) =>
        options is IValidatableObject whole
            ? whole.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!)
            : [];
}
