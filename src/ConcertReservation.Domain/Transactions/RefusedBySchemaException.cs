namespace ConcertReservation.Domain.Transactions;

/// <summary>
/// The schema refused a write: a constraint or a unique index found what no lock and no check has found. It is a bug,
/// not an answer for a client. The transaction is rolled back.
/// </summary>
public sealed class RefusedBySchemaException(Exception cause)
    : Exception("The schema refused a write of this transaction.", cause);
