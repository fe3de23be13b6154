using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ConcertReservation.Application.Mails;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using IMailTransport = ConcertReservation.Application.Mails.IMailTransport;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Sends mails by SMTP.</summary>
internal sealed class SmtpTransport(MailServer server, string from, TimeProvider time) : IMailTransport
{
    /// <summary>The port whose connections are encrypted from their first byte (RFC 8314).</summary>
    private const int ImplicitTlsPort = 465;

    private const X509ChainStatusFlags UnknownRevocation = X509ChainStatusFlags.RevocationStatusUnknown;
    private const X509ChainStatusFlags OfflineRevocation = X509ChainStatusFlags.OfflineRevocation;

    public bool IsAvailable => true;

    public async Task<IMailConnection> ConnectAsync(CancellationToken ct)
    {
        var client = new SmtpClient
        {
            Timeout = (int)server.Timeout.TotalMilliseconds,
            ServerCertificateValidationCallback = (_, _, chain, errors) => IsTrusted(chain, errors),
        };
        try
        {
            using var limit = new StepLimit(server.Timeout, time, ct);
            await client.ConnectAsync(server.Host, server.Port, OptionsOf(server), limit.Token);
            await SignInAsync(client, limit.Token);
            return new SmtpConnection(client, server.Timeout, from, time);
        }
        catch (Exception failure) when (FailureOf(failure, ct) is { } reason)
        {
            client.Dispose();
            throw new MailServerException(reason, failure);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Why the server did not take a mail; null for a fault of the service, or when the service stops.</summary>
    public static string? FailureOf(Exception failure, CancellationToken ct) =>
        failure switch
        {
            OperationCanceledException when ct.IsCancellationRequested => null,
            OperationCanceledException or TimeoutException => "The server did not answer in time.",
            SmtpCommandException refusal => $"{(int)refusal.StatusCode} {refusal.Message}",
            NotSupportedException => "The server does not offer TLS, which Smtp__Security demands.",
            SslHandshakeException =>
                "The TLS handshake failed: the certificate of the server is not trusted, or expired.",
            AuthenticationException => "The server refused Smtp__UserName and Smtp__Password.",
            ProtocolException
            or CommandException
            or SocketException
            or IOException
            or ServiceNotConnectedException
            or MailServerException => failure.Message,
            _ => null,
        };

    // As browsers do: a certificate that is revoked is refused, one whose revocation list does not answer is not. Behind a
    // firewall no list answers, and then no mail would be sent.
    private static bool IsTrusted(X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (
            errors == SslPolicyErrors.RemoteCertificateChainErrors
            && chain is { ChainStatus: var status }
            && Array.TrueForAll(status, one => one.Status is UnknownRevocation or OfflineRevocation)
        );

    private async Task SignInAsync(SmtpClient client, CancellationToken ct)
    {
        if (server is not { UserName: { } userName, Password: { } password })
            return;
        if (!client.IsSecure && server.Security != SmtpSecurity.None)
            throw new MailServerException(
                "The server offers no TLS, so the password is not sent. Smtp__Security=none sends it all the same."
            );
        await client.AuthenticateAsync(userName, password, ct);
    }

    private static SecureSocketOptions OptionsOf(MailServer server) =>
        server.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            _ when server.Port == ImplicitTlsPort => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.Required => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.StartTlsWhenAvailable,
        };
}
