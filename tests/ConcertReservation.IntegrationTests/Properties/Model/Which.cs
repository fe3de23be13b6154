namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>A reservation as scripts name it: somebody's last, or the one before.</summary>
internal sealed record Which(string Owner, int Back = 0)
{
    public override string ToString() => $"{Owner}'s last hold{(Back == 0 ? "" : " but one")}";
}
