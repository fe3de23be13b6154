namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>The line: places in order of arrival, and a maximum of active customers.</summary>
internal sealed class Line(Clock clock)
{
    private readonly List<Turn> _admissions = [];
    private readonly Dictionary<string, Turn> _tokenOf = [];

    public int MaxActive { get; set; } = Terms.MaxActive;

    /// <summary>Whether no seat is available and no hold can expire: then no customer is admitted.</summary>
    public Func<bool> SoldOut { get; set; } = () => false;

    public Turn? Live(string who) => _admissions.Find(turn => turn.Who == who && turn.IsLive(clock.Now));

    public Reply Join(string who) => Live(who) is { } turn ? Respond(200, turn) : Respond(201, AddToken(who));

    public Reply Look(string who, bool showsToken) =>
        (Find(who, showsToken) ?? Latest(who)) is { } turn
            ? Respond(200, turn)
            : new Reply(404, "queue_token_not_found");

    public void Leave(string who) => Live(who)?.Leave();

    /// <summary>Null for a customer who passes the gate.</summary>
    public Reply? Gate(string who, bool showsToken)
    {
        var turn = Find(who, showsToken) ?? AddToken(who);
        turn.See(clock.Now);
        return turn.State(clock.Now) switch
        {
            "active" => null,
            "waiting" => Respond(202, turn),
            _ => new Reply(401, "queue_token_expired"),
        };
    }

    public void Admit()
    {
        foreach (var next in Waiting().Take(FreeSlots()).ToList())
            next.Admit(clock.Now);
    }

    private Turn AddToken(string who)
    {
        var turn = new Turn(who);
        if (FreeSlots() > 0 && !Waiting().Any())
        {
            turn.Admit(clock.Now);
            turn.See(clock.Now);
        }
        _admissions.Add(turn);
        return turn;
    }

    private Reply Respond(int status, Turn turn)
    {
        turn.See(clock.Now);
        _tokenOf[turn.Who] = turn;
        var ahead = turn.State(clock.Now) == "waiting" ? Waiting().TakeWhile(other => other != turn).Count() : 0;
        return Reply.Place(status, turn.State(clock.Now), ahead, turn.Until);
    }

    private Turn? Find(string who, bool showsToken) =>
        showsToken && _tokenOf.TryGetValue(who, out var token) ? token : Live(who);

    private Turn? Latest(string who) => _admissions.FindLast(turn => turn.Who == who);

    private IEnumerable<Turn> Waiting() => _admissions.Where(turn => turn.State(clock.Now) == "waiting");

    private int FreeSlots() =>
        SoldOut() ? 0 : Math.Max(0, MaxActive - _admissions.Count(turn => turn.State(clock.Now) == "active"));
}
