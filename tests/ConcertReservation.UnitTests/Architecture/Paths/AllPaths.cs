namespace ConcertReservation.UnitTests.Architecture.Paths;

/// <summary>A question, the methods where its path starts, and the branches that are not part of it.</summary>
/// <param name="MostFiles">Files of the path at most.</param>
/// <param name="Roots">Methods as <c>Type.Method</c>.</param>
/// <param name="LeftOut">Methods as <c>Type.Method</c>, or a whole type as <c>Type.*</c>, each with its reason.</param>
internal sealed record CodePath(
    string Question,
    int MostFiles,
    IReadOnlyList<string> Roots,
    IReadOnlyDictionary<string, string> LeftOut
)
{
    public bool IsLeftOut(string method) =>
        LeftOut.ContainsKey(method) || LeftOut.ContainsKey(method.Split('.')[0] + ".*");
}

internal static class AllPaths
{
    private const string Gate = "QueueGateFilter.OnActionExecutionAsync";

    private static readonly (string Method, string Reason)[] Aside =
    [
        ("SaleMetrics.*", "counts, decides nothing"),
        ("RefusalLog.*", "keeps a refusal, decides nothing"),
        ("UseCaseSpans.*", "names a trace span, decides nothing"),
        ("PurchaseSpans.*", "names a trace span, decides nothing"),
        ("ConcertReservationDb.*", "the EF Core context: a list of tables"),
        ("ApiRoutes.*", "the addresses of the API: constants"),
        ("SchemaRefusal.*", "translates a refusal of the schema"),
        ("ProblemWriter.*", "writes a refusal"),
        ("ProblemCatalogue.*", "writes a refusal"),
        ("RefusalResult.*", "writes a refusal"),
    ];

    private static readonly (string Method, string Reason) CacheRefresh = (
        "CachedLine.ReadAsync",
        "the worker refreshes the cached line, not the request"
    );

    private static readonly (string Method, string Reason) Permit = (
        "OverloadGuard.*",
        "waits for a permit to use the database"
    );

    private static readonly (string Method, string Reason) RefusedBatch = (
        "PurchaseBatcher.ServeEachAsync",
        "the schema refuses the batch"
    );

    public static IReadOnlyList<CodePath> All { get; } =
    [
        Path(
            "Where does a poll go?",
            mostFiles: 15,
            roots: ["QueueTokenController.GetQueueToken"],
            CacheRefresh,
            ("OverloadGuard.*", "the token no longer waits"),
            ("QueuePositionFacade.FindAsync", "the token no longer waits"),
            ("QueuePositionFacade.FindForPollAsync", "the token no longer waits"),
            ("QueuePositionFacade.FindLatestAsync", "the token no longer waits")
        ),
        Path(
            "Who passes the queue gate?",
            mostFiles: 24,
            roots: [Gate],
            CacheRefresh,
            Permit,
            ("QueueGate.JoinAsync", "joins the line first"),
            ("QueueGateFilter.BeforeJoining", "joins the line first"),
            ("ReservationCache.*", "finds the concert of a payment")
        ),
        Path(
            "How is a seat held?",
            mostFiles: 59,
            roots:
            [
                "IdempotentPurchaseFilter.OnResourceExecutionAsync",
                "IdempotentPurchaseFilter.OnActionExecutionAsync",
                Gate,
                "HoldsController.HoldSeats",
            ],
            CacheRefresh,
            ("QueueGate.JoinAsync", "joins the line first"),
            ("QueueTokenDescriber.*", "the token still waits"),
            ("QueueTokenLookup.ClaimAsync", "the first request after admission"),
            ("ReservationCache.*", "finds the concert of a payment"),
            Permit,
            RefusedBatch,
            ("HoldFacade.HoldBestAsync", "the request names no seats"),
            ("IdempotencyFacade.*", "the request is refused before the batch"),
            ("PaymentDecision.*", "decides a payment of the same batch"),
            ("PaymentRepository.*", "stores a payment of the same batch"),
            ("MailRepository.*", "stores the confirmation of a payment of the same batch"),
            ("WalletRepository.*", "locks and stores the wallet of a payment of the same batch")
        ),
        Path(
            "What happens at payment?",
            mostFiles: 46,
            roots: ["PaymentsController.PayReservation"],
            CacheRefresh,
            Permit,
            RefusedBatch,
            ("HoldDecision.*", "decides a hold of the same batch"),
            ("ReservationSerials.*", "gives serials to the holds of the same batch"),
            ("KeyClaims.*", "the idempotency key, as for a hold")
        ),
        Path("How is a customer admitted?", mostFiles: 20, roots: ["AdmissionWorker.TickAsync"], CacheRefresh),
    ];

    private static CodePath Path(
        string question,
        int mostFiles,
        string[] roots,
        params (string Method, string Reason)[] leftOut
    ) =>
        new(
            question,
            mostFiles,
            roots,
            Aside.Concat(leftOut).ToDictionary(pair => pair.Method, pair => pair.Reason, StringComparer.Ordinal)
        );
}
