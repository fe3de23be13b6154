namespace ConcertReservation.IntegrationTests.Properties.Model;

/// <summary>Calls with an Idempotency-Key: each takes effect once and always gets the same response.</summary>
internal sealed class Keys
{
    private readonly List<Call> _calls = [];

    public Reply Send(string who, bool repeatable, Func<Reply> rule)
    {
        if (!repeatable)
            return rule();
        var call = new Call(who, rule);
        _calls.Add(call);
        return call.Answer();
    }

    public Reply Repeat(string who, int back) =>
        _calls.Where(call => call.Who == who).SkipLast(back).LastOrDefault()?.Answer() ?? Reply.NothingToRepeat;

    private sealed class Call(string who, Func<Reply> rule)
    {
        private Reply? _kept;

        public string Who => who;

        public Reply Answer()
        {
            if (_kept is not null)
                return _kept with { IsReplay = true };
            var reply = rule();
            // "Not admitted yet" is not stored: after admission, the same call with the same key succeeds.
            if (reply.Status is 201 or 402 or 404 or 409)
                _kept = reply;
            return reply;
        }
    }
}
