using System.Diagnostics;
using System.Net.Sockets;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.FaultRuns.SlowClients;

/// <summary>
/// One connection that is slow, but not so slow that the server closes it, which it does below 240 bytes a second.
/// </summary>
internal static class SlowClient
{
    private const int BodyBytes = 60_000;
    private const int WrittenASecond = 400;
    private const int ReadASecond = 1_000;
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
            WrittenASecond,
            (stream, bytes) => stream.WriteAsync(new byte[bytes], stop),
            stop
        );

    /// <summary>Reads the seats until the token is cancelled.</summary>
    /// <returns>Whether the server kept the connection.</returns>
    public static Task<bool> ReadAsync(Uri address, string seats, ApiClient customer, CancellationToken stop) =>
        StayAsync(
            address,
            RawHttp.Head(
                "GET",
                $"/api/v1{seats}",
                address,
                [$"Authorization: Bearer {customer.AccessToken}", $"Queue-Token: {customer.QueueToken}"]
            ),
            ReadASecond,
            (stream, bytes) => stream.ReadExactlyAsync(new byte[bytes], stop),
            stop
        );

    private static async Task<bool> StayAsync(
        Uri address,
        byte[] head,
        int bytesASecond,
        Func<NetworkStream, int, ValueTask> move,
        CancellationToken stop
    )
    {
        try
        {
            using var socket = await RawHttp.ConnectAsync(address, stop);
            socket.ReceiveBufferSize = SmallBuffer;
            await socket.GetStream().WriteAsync(head, stop);
            // By the clock, because on a busy machine each pause is longer than asked for.
            var clock = Stopwatch.StartNew();
            var moved = 0;
            while (true)
            {
                await Task.Delay(Pause, stop);
                var due = (int)(clock.Elapsed.TotalSeconds * bytesASecond);
                await move(socket.GetStream(), due - moved);
                moved = due;
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
