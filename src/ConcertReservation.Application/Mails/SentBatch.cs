using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Application.Mails;

/// <summary>What became of a batch of mails, for the worker and its log.</summary>
/// <param name="leased">The number of mails that were leased.</param>
public sealed class SentBatch(int leased)
{
    private readonly List<(DueMail Mail, string Reason)> _givenUp = [];
    private readonly List<(DueMail Mail, Exception Fault)> _faults = [];
    private readonly List<(DueMail Mail, string Reason)> _expired = [];

    public static SentBatch Empty => new(0);

    /// <summary>There may be more that are due.</summary>
    public bool IsFull => leased == MailSendingFacade.BatchSize;

    public int Sent { get; internal set; }

    /// <summary>Mails that the server refused for good.</summary>
    public IReadOnlyList<(DueMail Mail, string Reason)> Refused => _givenUp;

    /// <summary>Mails that could not be sent for a day.</summary>
    public IReadOnlyList<(DueMail Mail, string Reason)> GivenUpAfterADay => _expired;

    /// <summary>Mails that could not be written: faults of the service.</summary>
    public IReadOnlyList<(DueMail Mail, Exception Fault)> Faults => _faults;

    /// <summary>Why the server takes no mails; null when it does.</summary>
    public string? ServerFailure { get; private set; }

    public int Waiting { get; private set; }

    internal string? LastReason { get; set; }

    internal void GivenUp(DueMail mail, string reason) => _givenUp.Add((mail, reason));

    internal void Expired(DueMail mail, string reason) => _expired.Add((mail, reason));

    internal void Fault(DueMail mail, Exception fault) => _faults.Add((mail, fault));

    internal void ServerFailed(string reason, int waiting) => (ServerFailure, Waiting) = (reason, waiting);
}
