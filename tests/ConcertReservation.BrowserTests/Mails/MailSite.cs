using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.Mails;

/// <summary>A site that sends its mails to a real SMTP server.</summary>
public sealed class MailSite : TestSite
{
    public MailSite()
        : this(Postbox.Start()) { }

    private MailSite(Postbox postbox)
        : base(new MailingInstance(postbox)) => Postbox = postbox;

    public Postbox Postbox { get; }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Postbox.Dispose();
    }

    private sealed class MailingInstance(Postbox postbox) : Service(instances: 1, postbox.Settings());
}
