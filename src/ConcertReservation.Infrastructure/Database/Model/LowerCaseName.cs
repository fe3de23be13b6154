using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConcertReservation.Infrastructure.Database.Model;

/// <summary>An enum in the database is the word clients see: readable in psql, stable when members move.</summary>
internal sealed class LowerCaseName<TEnum>() : ValueConverter<TEnum, string>(value => Write(value), text => Read(text))
    where TEnum : struct, Enum
{
    private static string Write(TEnum value) => value.ToString().ToLowerInvariant();

    private static TEnum Read(string text) => Enum.Parse<TEnum>(text, ignoreCase: true);
}
