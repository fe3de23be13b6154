using ConcertReservation.Api.Overload;
using ConcertReservation.Infrastructure.Database.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ConcertReservation.Api.Composition;

/// <summary>
/// <c>Overload__MaxRunning</c> must be below the size of the connection pool: otherwise requests starve the admission
/// worker of connections.
/// </summary>
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
            var (pool, setting) = PoolOf();
            return options.MaxRunning < pool
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"Overload__MaxRunning is \"{options.MaxRunning}\". Allowed: less than the {pool} connections "
                        + $"that {setting} gives an instance."
                );
        }
        catch (OptionsValidationException)
        {
            // The validation of those options reports it.
            return ValidateOptionsResult.Skip;
        }
    }

    private (int Size, string Setting) PoolOf()
    {
        var connectionString = new NpgsqlConnectionStringBuilder(connection.Value.Default);
        return connectionString.ShouldSerialize(PoolSize)
            ? (connectionString.MaxPoolSize, $"{PoolSize} in ConnectionStrings__Default")
            : (database.Value.MaxPoolSize, "Database__MaxPoolSize");
    }
}
