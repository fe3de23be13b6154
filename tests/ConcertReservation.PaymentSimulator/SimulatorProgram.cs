namespace ConcertReservation.PaymentSimulator;

/// <summary><c>--urls http://127.0.0.1:1234</c> says where the simulator listens.</summary>
internal static class SimulatorProgram
{
    private static async Task Main(string[] args)
    {
        await using var simulator = Simulator.Create(args);
        await simulator.RunAsync();
    }
}
