namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>How scripts name a reservation: the last one of a customer, or the one before it.</summary>
internal sealed record Which(string Owner, int Back = 0)
{
    public override string ToString() => $"{Owner}'s last hold{(Back == 0 ? "" : " but one")}";
}
