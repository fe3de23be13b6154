using ConcertReservation.Api.Overload;
using ConcertReservation.Infrastructure.Database.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConcertReservation.Api.Composition;

/// <summary>Were there as many requests at work as connections, the workers would find none: nobody would be admitted.</summary>
internal sealed class PoolSizeValidator(
    IOptions<DatabaseOptions> database,
    IOptions<ConnectionStringOptions> connection
) : IValidateOptions<OverloadOptions>
{
    private const string PoolSize = "Maximum Pool Size";

    public ValidateOptionsResult Validate(string? name, OverloadOptions options)
    {
        try
        {
            var (pool, setBy) = Pool();
            return options.MaxRunning < pool
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Overload__MaxRunning is \"{options.MaxRunning}\". Allowed: less than the {pool} connections "
                        + $"that {setBy} gives an instance."
                );
        }
        catch (OptionsValidationException)
        {
            // Told by those options themselves.
            return ValidateOptionsResult.Skip;
        }
    }

    private (int Size, string SetBy) Pool()
    {
        var given = new NpgsqlConnectionStringBuilder(connection.Value.Default);
        return given.ShouldSerialize(PoolSize)
            ? (given.MaxPoolSize, $"{PoolSize} in ConnectionStrings__Default")
            : (database.Value.MaxPoolSize, "Database__MaxPoolSize");
    }
}
