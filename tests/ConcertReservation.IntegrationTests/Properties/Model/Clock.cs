namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>Minutes since the sale opened.</summary>
internal sealed class Clock
{
    public double Now { get; private set; }

    public void Pass(int minutes) => Now += minutes;
}
