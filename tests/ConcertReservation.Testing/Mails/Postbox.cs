using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ConcertReservation.Testing.Mails;

/// <summary>A real SMTP server on 127.0.0.1 that keeps what it is sent, and fails as the test wants.</summary>
public sealed class Postbox : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();

    private Postbox(int port) => Port = port;

    public int Port { get; }

    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>The answer for a recipient; null takes the mail.</summary>
    public Func<string, SmtpResponse?> OnRecipient { get; set; } = _ => null;

    /// <summary>Runs before the server confirms a mail.</summary>
    public Func<ReceivedMail, Task> OnMail { get; set; } = _ => Task.CompletedTask;

    /// <param name="certificate">For STARTTLS; without one, the server offers none.</param>
    /// <param name="account">The user name and the password that a client needs; with a certificate only after STARTTLS.</param>
    public static Postbox Start(X509Certificate2? certificate = null, (string Name, string Password)? account = null)
    {
        var postbox = new Postbox(FreePort());
        var options = new SmtpServerOptionsBuilder()
            .ServerName("postbox")
            .Endpoint(endpoint =>
            {
                endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, postbox.Port));
                if (certificate is not null)
                    endpoint.Certificate(certificate);
                if (account is not null)
                    endpoint.AuthenticationRequired().AllowUnsecureAuthentication(certificate is null);
            })
            .Build();
        var services = new ServiceProvider();
        if (account is { } known)
            services.Add(
                new DelegatingUserAuthenticator((name, password) => (name, password) == (known.Name, known.Password))
            );
        services.Add(new Store(postbox));
        services.Add(new Filter(postbox));
        _ = new SmtpServer.SmtpServer(options, services).StartAsync(postbox._stop.Token);
        return postbox;
    }

    public (string Key, string Value)[] Settings(string separator = ":") =>
        [
            ($"Smtp{separator}Host", "127.0.0.1"),
            ($"Smtp{separator}Port", FormattableString.Invariant($"{Port}")),
            ($"Smtp{separator}From", "tickets@hall.example"),
            ($"Site{separator}Url", "https://tickets.example"),
        ];

    public IReadOnlyList<ReceivedMail> To(string address) =>
        [.. _received.Where(mail => mail.Message.To.Mailboxes.Any(to => to.Address == address))];

    /// <summary>Waits until an address has so many mails.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> UntilAsync(string address, int mails = 1)
    {
        await Eventually.Is(() => Task.FromResult(To(address).Count >= mails), $"{address} gets {mails} mails");
        return To(address);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private sealed class Store(Postbox postbox) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            var source = buffer.ToArray();
            using var stream = new MemoryStream(source);
            var mail = new ReceivedMail(
                await MimeMessage.LoadAsync(stream, cancellationToken),
                source,
                context.Pipe.IsSecure
            );
            postbox._received.Enqueue(mail);
            await postbox.OnMail(mail);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(Postbox postbox) : MailboxFilter
    {
        public override Task<bool> CanAcceptFromAsync(
            ISessionContext context,
            IMailbox from,
            int size,
            CancellationToken cancellationToken
        ) => Task.FromResult(true);

        public override Task<bool> CanDeliverToAsync(
            ISessionContext context,
            IMailbox to,
            IMailbox from,
            CancellationToken cancellationToken
        ) =>
            postbox.OnRecipient(to.AsAddress()) is { } refusal
                ? throw new SmtpResponseException(refusal)
                : Task.FromResult(true);
    }
}

/// <param name="Source">The bytes on the wire.</param>
/// <param name="IsSecure">It came over TLS.</param>
public sealed record ReceivedMail(MimeMessage Message, byte[] Source, bool IsSecure)
{
    public string Subject => Message.Subject!;

    public string Plain => Message.TextBody!;

    public string Html => Message.HtmlBody!;

    public MimePart Part(string fileName) => Message.BodyParts.OfType<MimePart>().Single(p => p.FileName == fileName);

    public static byte[] ContentOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return content.ToArray();
    }
}
