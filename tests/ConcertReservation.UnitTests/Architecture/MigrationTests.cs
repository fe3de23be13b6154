using System.Reflection;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ConcertReservation.UnitTests.Architecture;

/// <summary>
/// While a new version starts, the previous version runs on the migrated schema: docs/operations.md. This test does not
/// see the effect of handwritten SQL, nor whether the previous version fulfils a new constraint.
/// </summary>
public sealed class MigrationTests
{
    private static readonly Type[] Takes =
    [
        typeof(DropTableOperation),
        typeof(DropColumnOperation),
        typeof(RenameTableOperation),
        typeof(RenameColumnOperation),
        typeof(AlterColumnOperation),
    ];

    public static TheoryData<string> AfterTheFirst => [.. Migrations.Skip(1).Select(type => type.Name)];

    private static IEnumerable<Type> Migrations =>
        typeof(ConcertReservationDb)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .OrderBy(type => type.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(AfterTheFirst))]
    public void Migration_AfterTheFirst_RemovesNothingThatThePreviousVersionUses(string name)
    {
        var migration = (Migration)Activator.CreateInstance(Migrations.Single(type => type.Name == name))!;

        migration.UpOperations.Where(BreaksTheVersionBefore).Should().BeEmpty();
    }

    private static bool BreaksTheVersionBefore(MigrationOperation operation) =>
        Takes.Contains(operation.GetType())
        || operation is AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null };
}
