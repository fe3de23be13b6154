using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Accounts;

/// <summary>All accounts of the staff, locked: of two operators who demote each other, one comes second.</summary>
public sealed class Staff(IReadOnlyList<Account> members)
{
    /// <summary>Refuses with <c>staff_not_found</c>.</summary>
    public Account Find(Guid userId) => FindOrNull(userId) ?? throw NotFound();

    public Account? FindOrNull(Guid userId) => members.SingleOrDefault(member => member.Id == userId);

    /// <summary>
    /// Refuses with <c>forbidden</c> a caller who was an operator when the request began and is none any more.
    /// </summary>
    public void EnsureOperator(Guid callerId)
    {
        if (!Operators.Any(member => member.Id == callerId))
            throw new DomainException(ErrorCode.Forbidden, "This account is no operator any more.");
    }

    /// <summary>Refuses with <c>last_operator</c> unless another operator stays.</summary>
    public void EnsureOperatorBeside(Account leaving)
    {
        if (!Operators.Any(member => member.Id != leaving.Id))
            throw new DomainException(ErrorCode.LastOperator, "The last operator must stay an operator.");
    }

    public static DomainException NotFound() =>
        new(ErrorCode.StaffNotFound, "There is no account of the staff with this id.");

    private IEnumerable<Account> Operators => members.Where(member => member.Role == Role.Operator);
}
