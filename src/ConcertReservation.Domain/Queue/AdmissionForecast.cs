namespace ConcertReservation.Domain.Queue;

/// <summary>
/// How many customers are admitted by when, as the line is now. Time is cut into steps. In each step some turns end:
/// those that expire in it, and a part of the others, because customers pay or leave. Each end admits the next customer,
/// whose turn begins in that step, unless <see cref="QueuePolicy.AdmitPerSecond"/> makes the slot wait.
/// </summary>
/// <remarks>
/// A rate of admissions alone would not do: customers who were admitted together leave together, so the line stands still
/// for a turn and then moves by <see cref="QueuePolicy.MaxActive"/> places.
/// </remarks>
public sealed class AdmissionForecast
{
    private const int StepsPerTurn = 32;
    private const int Steps = 16 * StepsPerTurn;

    private readonly double _stepSeconds;

    // The number of admissions at once, and at the end of each step; ascending.
    private readonly double[] _admitted;

    private AdmissionForecast(double stepSeconds, double[] admitted)
    {
        (_stepSeconds, _admitted) = (stepSeconds, admitted);
    }

    /// <param name="policy">The policy of the line.</param>
    /// <param name="turns">The active turns.</param>
    /// <param name="now">The time from which the waits are counted.</param>
    public static AdmissionForecast Of(QueuePolicy policy, ActiveTurns turns, DateTimeOffset now)
    {
        var step = policy.ActiveFor.TotalSeconds / StepsPerTurn;
        var slots = new Slots(policy, turns, step, now);
        var admitted = new double[Steps + 1];
        admitted[0] = slots.AdmitFree();
        for (var index = 0; index < Steps; index++)
            admitted[index + 1] = admitted[index] + slots.EndTurns(index);
        return new AdmissionForecast(step, admitted);
    }

    /// <summary>The wait of the customer at this position, at least a second; null when the line does not move.</summary>
    public int? SecondsUntil(long position)
    {
        // The sums are means: the customer is admitted about when the sum passes the middle of the admission.
        var admissions = position - 0.5;
        var seconds = admissions <= _admitted[^1] ? SecondsWithin(admissions) : SecondsBeyond(admissions);
        return seconds is { } wait ? (int)Math.Clamp(Math.Ceiling(wait), 1, int.MaxValue) : null;
    }

    private double SecondsWithin(double admissions)
    {
        var found = Array.BinarySearch(_admitted, admissions);
        var end = found < 0 ? ~found : found;
        if (end == 0)
            return 0;

        var before = _admitted[end - 1];
        return (end - 1 + (admissions - before) / (_admitted[end] - before)) * _stepSeconds;
    }

    // The later half of the steps gives the rate of all that come after.
    private double? SecondsBeyond(double admissions)
    {
        var perSecond = (_admitted[^1] - _admitted[Steps / 2]) / (Steps / 2 * _stepSeconds);
        return perSecond > 0 ? Steps * _stepSeconds + (admissions - _admitted[^1]) / perSecond : null;
    }

    /// <summary>The active turns by the step in which they expire, in parts of customers.</summary>
    private sealed class Slots
    {
        private readonly QueuePolicy _policy;
        private readonly double[] _expiring = new double[Steps];
        private readonly double _stepSeconds;
        private readonly double _endsEarly;
        private readonly double _noShowShare;
        private readonly int _stepsUntilNoShow;
        private double _free;

        // The last step in which a turn expires.
        private int _last;
        private double _credit;

        public Slots(QueuePolicy policy, ActiveTurns turns, double stepSeconds, DateTimeOffset now)
        {
            (_policy, _stepSeconds) = (policy, stepSeconds);
            _endsEarly = 1 - Math.Exp(-turns.Statistics.EarlyEndsPerActiveSecond(policy, now) * stepSeconds);
            _noShowShare = turns.Statistics.NoShowShare;
            _stepsUntilNoShow = Math.Max(1, (int)(policy.ClaimTime.TotalSeconds / stepSeconds));
            _free = policy.MaxActive - turns.Count;
            foreach (var end in turns.FirstEnds)
                Add(StepOf((end - now).TotalSeconds), 1);
            Spread(turns, now);
        }

        /// <returns>The number of customers admitted at once.</returns>
        public double AdmitFree() => Admit(0, stepSeconds: 0);

        /// <returns>The number of customers admitted in this step.</returns>
        public double EndTurns(int step)
        {
            _free += _expiring[step];
            _expiring[step] = 0;
            for (var later = step + 1; later <= _last && _endsEarly > 0; later++)
            {
                var early = _expiring[later] * _endsEarly;
                _expiring[later] -= early;
                _free += early;
            }
            return Admit(step, _stepSeconds);
        }

        private double Admit(int step, double stepSeconds)
        {
            var count = Math.Max(0, _free);
            if (_policy.AdmitPerSecond is { } rate)
            {
                _credit = Math.Min(_credit + stepSeconds * rate, Math.Max(1, rate) + stepSeconds * rate);
                count = Math.Min(count, _credit);
                _credit -= count;
            }
            _free -= count;
            Add(step + _stepsUntilNoShow, count * _noShowShare);
            Add(step + StepsPerTurn, count * (1 - _noShowShare));
            return count;
        }

        // A turn that ends after the last step keeps its slot for the whole forecast.
        private void Add(int step, double count)
        {
            if (step >= Steps)
                return;

            _expiring[step] += count;
            _last = Math.Max(_last, step);
        }

        // The ends that were not read come after those that were, at the latest when a turn that begins now ends.
        private void Spread(ActiveTurns turns, DateTimeOffset now)
        {
            var unread = turns.Count - turns.FirstEnds.Count;
            if (unread <= 0)
                return;

            var from = turns.FirstEnds.Count == 0 ? 0 : StepOf((turns.FirstEnds[^1] - now).TotalSeconds);
            var steps = Math.Max(1, StepsPerTurn - from);
            for (var step = 0; step < steps; step++)
                Add(from + step, (double)unread / steps);
        }

        private int StepOf(double seconds) => (int)Math.Clamp(seconds / _stepSeconds, 0, Steps);
    }
}

/// <summary>The turns of the customers who are inside, and how turns ended before.</summary>
/// <param name="Statistics">How turns ended recently.</param>
/// <param name="FirstEnds">When active tokens expire, at most <see cref="MostEnds"/>; ascending.</param>
public sealed record ActiveTurns(TurnStatistics Statistics, IReadOnlyList<DateTimeOffset> FirstEnds)
{
    /// <summary>Limits what is read with the state of a line, however many customers are inside.</summary>
    public const int MostEnds = 1_000;

    public static ActiveTurns None { get; } = new(TurnStatistics.None, []);

    /// <summary>The number of active tokens.</summary>
    public int Count => FirstEnds.Count < MostEnds ? FirstEnds.Count : Math.Max(FirstEnds.Count, Statistics.Active);

    public bool Equals(ActiveTurns? other) =>
        other is not null && Statistics == other.Statistics && FirstEnds.SequenceEqual(other.FirstEnds);

    public override int GetHashCode() => Statistics.GetHashCode();
}
