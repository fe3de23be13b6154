using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using ConcertReservation.Bench.Raw;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// Records what EF Core sends for each trace. A read that many requests share (a snapshot, a batch) runs outside the
/// flow of all of them, so it has no trace and is not part of a purchase.
/// </summary>
internal sealed class StatementRecorder
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>,
        IDisposable
{
    private static readonly HashSet<string?> NotReplayed =
    [
        RelationalEventId.CommandError.Name,
        RelationalEventId.CommandCanceled.Name,
        RelationalEventId.TransactionRolledBack.Name,
        RelationalEventId.CreatedTransactionSavepoint.Name,
    ];

    private readonly ConcurrentDictionary<ActivityTraceId, TraceRecording> _traces = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public StatementRecorder()
    {
        // The driver's spans count the commands that the recording has to contain, those without EF Core included.
        var driver = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = CountCommand,
        };
        ActivitySource.AddActivityListener(driver);
        _subscriptions.Add(driver);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public Recording Read(ActivityTraceId trace) =>
        _traces.TryGetValue(trace, out var found) ? found.ToRecording() : new Recording(0, []);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is not { } request)
            return;
        var trace = Of(request);
        if (value.Key == RelationalEventId.TransactionStarted.Name)
            trace.Add(StepKind.Begin, ((TransactionEventData)value.Value!).Transaction.IsolationLevel.ToString());
        else if (value.Key == RelationalEventId.TransactionCommitted.Name)
            trace.Add(StepKind.Commit, "");
        else if (value.Key == RelationalEventId.CommandExecuted.Name)
            trace.Add((CommandExecutedEventData)value.Value!);
        else if (value.Key == RelationalEventId.DataReaderDisposing.Name)
            trace.CountWritten((DataReaderEventData)value.Value!);
        else if (NotReplayed.Contains(value.Key))
            trace.Add(StepKind.Other, value.Key);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private void CountCommand(Activity command)
    {
        if (command.GetTagItem("db.query.text") is not null)
            Of(command).CountCommand();
    }

    private TraceRecording Of(Activity activity) => _traces.GetOrAdd(activity.TraceId, _ => new TraceRecording());

    /// <summary>The requests of a trace run one after the other, so no other request uses this object.</summary>
    private sealed class TraceRecording
    {
        private readonly List<RecordedStep> _steps = [];
        private readonly Dictionary<Guid, int> _open = [];
        private int _commands;

        public void CountCommand() => _commands++;

        public void Add(StepKind kind, string text) => _steps.Add(new RecordedStep(kind, text, [], Effect: null));

        public void Add(CommandExecutedEventData executed)
        {
            _open[executed.CommandId] = _steps.Count;
            _steps.Add(
                new RecordedStep(
                    StepKind.Command,
                    executed.Command.CommandText,
                    [.. executed.Command.Parameters.Cast<NpgsqlParameter>().Select(Read)],
                    executed.Result switch
                    {
                        DbDataReader reader => new Effect(reader.HasRows, RowsWritten: -1),
                        int written when executed.ExecuteMethod == DbCommandMethod.ExecuteNonQuery => new Effect(
                            ReturnsRows: false,
                            written
                        ),
                        var scalar => new Effect(scalar is not null, RowsWritten: -1),
                    }
                )
            );
        }

        // A reader knows the number of rows written only at its end.
        public void CountWritten(DataReaderEventData read)
        {
            if (_open.TryGetValue(read.CommandId, out var step) && _steps[step].Effect is { } effect)
                _steps[step] = _steps[step] with { Effect = effect with { RowsWritten = read.RecordsAffected } };
        }

        public Recording ToRecording() => new(_commands, [.. _steps]);

        private static RecordedParameter Read(NpgsqlParameter parameter) =>
            new(
                parameter.ParameterName,
                parameter.NpgsqlDbType,
                JsonSerializer.SerializeToElement(parameter.Value is DBNull ? null : parameter.Value)
            );
    }
}
