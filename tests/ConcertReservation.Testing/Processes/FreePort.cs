using System.Net;
using System.Net.Sockets;

namespace ConcertReservation.Testing.Processes;

internal static class FreePort
{
    // Below the ports that systems use for outgoing connections: a restarted instance must find its port free.
    private const int First = 20_000;
    private const int End = 32_000;

    private static int s_last = First + Environment.ProcessId % (End - First);

    public static int Next()
    {
        for (var tried = First; tried < End; tried++)
        {
            var port = First + Interlocked.Increment(ref s_last) % (End - First);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException("No free port on 127.0.0.1");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
