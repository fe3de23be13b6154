namespace ConcertReservation.LoadTests.Bench.Raw;

/// <summary>Raw cannot do what the service does, so there is no limit to compare with: the run ends here.</summary>
internal sealed class ReplayException(string problem, string statement, Exception? cause = null)
    : Exception($"{problem}. The statement:{Environment.NewLine}{statement}", cause);
