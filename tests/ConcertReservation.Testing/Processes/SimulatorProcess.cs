using ConcertReservation.Testing.Files;

namespace ConcertReservation.Testing.Processes;

/// <summary>The payment simulator in a process of its own: it keeps its books while instances are killed.</summary>
public sealed class SimulatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly GuardedProcess _process;

    private SimulatorProcess(GuardedProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>It answers on return. The caller's project must reference the simulator, so that it is built.</summary>
    /// <param name="log">Gets everything that it writes.</param>
    public static async Task<SimulatorProcess> StartAsync(string log, CancellationToken ct)
    {
        var program = Repository.Program("tests", "ConcertReservation.PaymentSimulator");
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var process = GuardedProcess.Start(
            ["dotnet", program, "--urls", address.GetLeftPart(UriPartial.Authority)],
            log,
            stop: "TERM"
        );
        try
        {
            await Readiness.WaitAsync(address, ReadyWithin, () => true, ct);
            return new SimulatorProcess(process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
