using System.Net.Sockets;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.FaultRuns.SlowClients;

/// <summary>
/// One connection that is slow, but not so slow that the server closes it, which it does below 240 bytes a second.
/// </summary>
internal static class SlowClient
{
    private const int BodyBytes = 60_000;
    private const int WrittenAtOnce = 26;
    private const int ReadAtOnce = 70;
    private const int SmallBuffer = 1_024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends the body of a sign-in until the token is cancelled.</summary>
    /// <returns>Whether the server kept the connection.</returns>
    public static Task<bool> WriteAsync(Uri address, CancellationToken stop) =>
        StayAsync(
            address,
            RawHttp.Head(
                "POST",
                "/api/v1/auth/sign-in",
                address,
                ["Content-Type: application/json", FormattableString.Invariant($"Content-Length: {BodyBytes}")]
            ),
            stream => stream.WriteAsync(new byte[WrittenAtOnce], stop),
            stop
        );

    /// <summary>Reads the seats until the token is cancelled.</summary>
    /// <returns>Whether the server kept the connection.</returns>
    public static Task<bool> ReadAsync(Uri address, string seats, ApiClient customer, CancellationToken stop)
    {
        var buffer = new byte[ReadAtOnce];
        return StayAsync(
            address,
            RawHttp.Head(
                "GET",
                $"/api/v1{seats}",
                address,
                [$"Authorization: Bearer {customer.AccessToken}", $"Queue-Token: {customer.QueueToken}"]
            ),
            stream => stream.ReadExactlyAsync(buffer, stop),
            stop
        );
    }

    private static async Task<bool> StayAsync(
        Uri address,
        byte[] head,
        Func<NetworkStream, ValueTask> step,
        CancellationToken stop
    )
    {
        try
        {
            using var socket = await RawHttp.ConnectAsync(address, stop);
            socket.ReceiveBufferSize = SmallBuffer;
            await socket.GetStream().WriteAsync(head, stop);
            while (true)
            {
                await step(socket.GetStream());
                await Task.Delay(Pause, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            return false;
        }
    }
}
