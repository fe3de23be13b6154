namespace ConcertReservation.Infrastructure.Privacy;

/// <summary>One member of the export.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Sql">
/// Selects the rows of the user <c>$1</c>; each column becomes a field with the name of the column. A test finds in these
/// texts every table that has the id of a user.
/// </param>
/// <param name="IsList">False for a member that is one object, or null.</param>
internal sealed record ExportSection(string Name, string Sql, bool IsList = true);
