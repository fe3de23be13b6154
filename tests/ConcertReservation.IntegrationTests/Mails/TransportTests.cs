using System.Net;
using System.Net.Sockets;
using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Infrastructure.Mails;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>The SMTP client against servers that are not as they should be.</summary>
public sealed class TransportTests : IDisposable
{
    private readonly Postbox _postbox = Postbox.Start();

    public void Dispose() => _postbox.Dispose();

    [Fact]
    public async Task Connect_TlsIsRequiredAndNotOffered_SendsNothing()
    {
        var transport = TransportOf(ServerOf(SmtpSecurity.Required));

        var connect = async () => await transport.ConnectAsync(default);

        (await connect.Should().ThrowAsync<MailServerException>()).WithMessage("*does not offer TLS*");
    }

    [Fact]
    public async Task Connect_PasswordWithoutTls_IsNotSent()
    {
        var transport = TransportOf(ServerOf(SmtpSecurity.Auto) with { UserName = "user", Password = "secret" });

        var connect = async () => await transport.ConnectAsync(default);

        (await connect.Should().ThrowAsync<MailServerException>()).WithMessage("*the password is not sent*");
    }

    [Fact]
    public async Task Connect_NothingListens_SaysSo()
    {
        var transport = TransportOf(ServerOf(SmtpSecurity.None) with { Port = 1 });

        var connect = async () => await transport.ConnectAsync(default);

        await connect.Should().ThrowAsync<MailServerException>();
    }

    [Fact]
    public async Task Connect_TheServerHangs_EndsAfterTheTimeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var transport = TransportOf(
            ServerOf(SmtpSecurity.Auto) with
            {
                Port = port,
                Timeout = TimeSpan.FromMilliseconds(300),
            }
        );

        var connect = async () => await transport.ConnectAsync(default);

        (await connect.Should().ThrowAsync<MailServerException>()).WithMessage("*did not answer in time*");
    }

    [Fact]
    public async Task Send_TheServerHangs_EndsAfterTheTimeoutAndClosesTheConnection()
    {
        _postbox.OnMail = _ => Task.Delay(TimeSpan.FromSeconds(30));
        var transport = TransportOf(ServerOf(SmtpSecurity.Auto) with { Timeout = TimeSpan.FromMilliseconds(500) });
        await using var connection = await transport.ConnectAsync(default);

        var send = async () => await connection.SendAsync(Message(), default);

        (await send.Should().ThrowAsync<MailServerException>()).WithMessage("*did not answer in time*");
        connection.IsOpen.Should().BeFalse();
    }

    [Fact]
    public async Task Send_Twice_HasTheSameMessageId()
    {
        var transport = TransportOf(ServerOf(SmtpSecurity.Auto));
        await using var connection = await transport.ConnectAsync(default);

        await connection.SendAsync(Message(), default);
        await connection.SendAsync(Message(), default);

        _postbox
            .Received.Select(mail => mail.Message.MessageId)
            .Should()
            .Equal("0193.1@hall.example", "0193.1@hall.example");
    }

    private static MailMessage Message() =>
        new(
            "0193.1",
            new MailRecipient("kim@test.example", "김민지", Language.Ko),
            new MailText("제목", "ko", "본문", "<p>본문</p>", [])
        );

    private MailServer ServerOf(SmtpSecurity security) =>
        new("127.0.0.1", _postbox.Port, security, UserName: null, Password: null);

    private static SmtpTransport TransportOf(MailServer server) =>
        new(server, "tickets@hall.example", TimeProvider.System);
}
