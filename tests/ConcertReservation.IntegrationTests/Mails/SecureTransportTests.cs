using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConcertReservation.Application.Mails;
using ConcertReservation.Infrastructure.Mails;

namespace ConcertReservation.IntegrationTests.Mails;

/// <summary>TLS and the sign-in against a server that demands both.</summary>
public sealed class SecureTransportTests(Sellers service) : IClassFixture<Sellers>
{
    private static readonly (string Name, string Password) Account = ("tickets", "correct horse");

    /// <summary>
    /// An instance in a process of its own: it trusts the certificate through the trust store of the system. The
    /// certificate names no revocation list, as behind a firewall that lets none answer.
    /// </summary>
    [Fact]
    public async Task Send_ServerWithStartTlsAndAPassword_ArrivesEncrypted()
    {
        using var certificate = CertificateOf("localhost");
        using var folder = new TemporaryFolder();
        var trusted = Path.Combine(folder.Path, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        using var postbox = Postbox.Start(certificate, Account);
        var (person, _) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1, price: 10_000));

        using var sender = StartSender(postbox, trusted);
        try
        {
            (await postbox.UntilAsync(person.Email))[0].IsSecure.Should().BeTrue();
        }
        finally
        {
            sender.Kill();
            await sender.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Connect_CertificateIsNotTrusted_SendsNothing()
    {
        using var certificate = CertificateOf("localhost");
        using var postbox = Postbox.Start(certificate, Account);
        var transport = TransportOf(postbox, SmtpSecurity.Required, Account.Password);

        var connect = async () => await transport.ConnectAsync(default);

        (await connect.Should().ThrowAsync<MailServerException>()).WithMessage("*is not trusted*");
    }

    [Fact]
    public async Task Connect_WrongPassword_SaysSo()
    {
        using var postbox = Postbox.Start(account: Account);
        var transport = TransportOf(postbox, SmtpSecurity.None, "wrong");

        var connect = async () => await transport.ConnectAsync(default);

        (await connect.Should().ThrowAsync<MailServerException>()).WithMessage("*refused Smtp__UserName*");
    }

    private static SmtpTransport TransportOf(Postbox postbox, SmtpSecurity security, string password) =>
        new(
            new MailServer("localhost", postbox.Port, security, Account.Name, password),
            "tickets@hall.example",
            TimeProvider.System
        );

    private Process StartSender(Postbox postbox, string trusted) =>
        ApiProcess.Start([
            ("ConnectionStrings__Default", service.ConnectionString),
            .. postbox.Settings("__").Select(setting => (setting.Key, (string?)setting.Value)),
            ("Smtp__Host", "localhost"),
            ("Smtp__UserName", Account.Name),
            ("Smtp__Password", Account.Password),
            ("Smtp__Security", "required"),
            ("SSL_CERT_FILE", trusted),
        ]);

    private static X509Certificate2 CertificateOf(string host)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
