namespace ConcertReservation.Fuzz.People;

/// <summary>
/// Who and what the wrong requests are made with. What surely must be refused is sent as the owner, whose belongings
/// are compared afterwards; what might be allowed is sent as a player, whose belongings are nobody's concern.
/// </summary>
/// <param name="Stranger">Another customer of the same concert as the owner, watched as well.</param>
internal sealed record World(
    Customer Owner,
    Customer Stranger,
    IReadOnlyList<Customer> Players,
    string OperatorToken,
    string CatalogueCursor,
    DateTimeOffset Now
)
{
    public IReadOnlyList<Customer> Watched => [Owner, Stranger];
}
