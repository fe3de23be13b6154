namespace ConcertReservation.Domain.Accounts;

public enum Role
{
    Customer,
    Operator,
}
