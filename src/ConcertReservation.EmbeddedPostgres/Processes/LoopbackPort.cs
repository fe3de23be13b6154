using System.Net;
using System.Net.Sockets;

namespace ConcertReservation.EmbeddedPostgres.Processes;

internal static class LoopbackPort
{
    /// <summary>
    /// A port that is free now. Another process may use it before the caller does, so the caller must retry.
    /// </summary>
    public static int NextFree()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static bool Accepts(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
