using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConcertReservation.Infrastructure.Database.Model;

/// <summary>Names tables, columns, keys and indexes in snake_case, so that raw SQL needs no quotes.</summary>
internal static class SnakeCaseNames
{
    public static void UseSnakeCaseNames(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.GetTableName()!));
            NameColumns(entity);
            foreach (var complex in entity.GetComplexProperties())
                NameColumns(complex.ComplexType);
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
        }
    }

    private static void NameColumns(IMutableTypeBase type)
    {
        foreach (var property in type.GetProperties())
        {
            // A configuration may set another name.
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
                property.SetColumnName(Snake(property.Name));
        }
    }

    // Names such as "PK_Seats" contain underscores already, so each part is converted on its own.
    private static string Snake(string name) =>
        string.Join('_', name.Split('_').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));
}

/// <summary>
/// Stores an enum as its name in snake_case: readable in psql, and independent of the order of the members.
/// </summary>
internal sealed class StoredName<TEnum>()
    : ValueConverter<TEnum, string>(value => StoredName.Of(value), text => StoredName.Read<TEnum>(text))
    where TEnum : struct, Enum;

/// <summary>The stored names of enum values, for raw SQL.</summary>
internal static class StoredName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.Of[value];

    internal static TEnum Read<TEnum>(string text)
        where TEnum : struct, Enum => Names<TEnum>.Read[text];

    /// <summary>Null for a name of another version.</summary>
    internal static TEnum? Find<TEnum>(string text)
        where TEnum : struct, Enum => Names<TEnum>.Read.TryGetValue(text, out var value) ? value : null;

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Of = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, TEnum> Read = Of.ToFrozenDictionary(
            name => name.Value,
            name => name.Key
        );
    }
}

/// <summary>
/// Adds the concert id to the WHERE of every UPDATE, so that the tables of a sale can be sharded by concert.
/// </summary>
internal static class ConcertIdInUpdates
{
    private const string Concert = "ConcertId";

    public static void NameTheConcertIdInUpdates(this ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            if (entity.FindProperty(Concert) is { } concert && !concert.IsPrimaryKey())
                concert.IsConcurrencyToken = true; // EF adds concurrency tokens to the WHERE
    }
}
