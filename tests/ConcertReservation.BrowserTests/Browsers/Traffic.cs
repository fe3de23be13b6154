using System.Text.Json;

namespace ConcertReservation.BrowserTests.Browsers;

/// <summary>The bytes that a page received, with headers and as they were compressed, also of open streams.</summary>
public sealed class Traffic
{
    private readonly Dictionary<string, long> _bytes = new(StringComparer.Ordinal);

    private Traffic(ICDPSession session)
    {
        session.Event("Network.dataReceived").OnEvent += (_, data) => Add(data);
        session.Event("Network.loadingFinished").OnEvent += (_, data) => Finish(data);
    }

    public long Bytes
    {
        get
        {
            lock (_bytes)
                return _bytes.Values.Sum();
        }
    }

    internal static async Task<Traffic> MeasureAsync(ICDPSession session)
    {
        var traffic = new Traffic(session);
        await session.SendAsync("Network.enable");
        return traffic;
    }

    private void Add(JsonElement? data)
    {
        lock (_bytes)
            _bytes[RequestOf(data)] = _bytes.GetValueOrDefault(RequestOf(data)) + LengthOf(data);
    }

    // The sum for the request, which its single parts do not always tell.
    private void Finish(JsonElement? data)
    {
        lock (_bytes)
            _bytes[RequestOf(data)] = Math.Max(_bytes.GetValueOrDefault(RequestOf(data)), LengthOf(data));
    }

    private static string RequestOf(JsonElement? data) => data!.Value.GetProperty("requestId").GetString()!;

    private static long LengthOf(JsonElement? data) => (long)data!.Value.GetProperty("encodedDataLength").GetDouble();
}
