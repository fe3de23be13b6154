using ConcertReservation.Application.Idempotency;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>The answers of a batch: of the requests that ran, of replays and of copies within the batch.</summary>
internal sealed class PurchaseAnswers
{
    private readonly Dictionary<PurchaseRequest, PurchaseAnswer> _ofRequests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IdempotencyKey, PurchaseAnswer> _ofKeys = [];
    private readonly List<KeyResponse> _toStore = [];

    /// <param name="ran">The requests that ran, with their <paramref name="outcomes"/> in the same order.</param>
    public PurchaseAnswers(IReadOnlyList<PurchaseRequest> ran, IReadOnlyList<PurchaseOutcome> outcomes)
    {
        foreach (var (request, outcome) in ran.Zip(outcomes))
            Add(request, outcome);
    }

    public IReadOnlyCollection<KeyResponse> ToStore => _toStore;

    public PurchaseAnswer Of(PurchaseRequest request, KeyClaim claim) =>
        claim switch
        {
            { Response: { } earlier } => new PurchaseAnswer(Outcome: null, earlier, IsReplay: true),
            { Refusal: { } refusal } => new PurchaseAnswer(PurchaseOutcome.Refused(refusal)),
            { Original: { } original } => OfCopy(_ofKeys[original]),
            _ => _ofRequests[request],
        };

    private static PurchaseAnswer OfCopy(PurchaseAnswer first) =>
        first.Stored is null ? first : new PurchaseAnswer(Outcome: null, first.Stored, IsReplay: true);

    private void Add(PurchaseRequest request, PurchaseOutcome outcome)
    {
        var response = request.Key is null || outcome.IsPostponed ? null : request.Render(outcome);
        var answer = new PurchaseAnswer(outcome, response);
        _ofRequests.Add(request, answer);
        if (request.Key is not { } key)
            return;

        _ofKeys.Add(key.Id, answer);
        if (response is not null)
            _toStore.Add(new KeyResponse(key, response));
    }
}
