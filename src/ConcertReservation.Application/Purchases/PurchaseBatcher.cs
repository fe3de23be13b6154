using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using ConcertReservation.Application.Batching;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// One batcher per concert. While the transaction of one batch runs, the orders of the next one arrive, so that a lone
/// customer never waits for others.
/// </summary>
public sealed class PurchaseBatcher
{
    private const int TriesInBatches = 2;

    private readonly ConcurrentDictionary<long, RequestBatcher<PurchaseRequest, PurchaseAnswer>> _batchers = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly PurchaseBatchLimits _limits;
    private readonly IOverloadGuard _guard;

    public PurchaseBatcher(
        IServiceScopeFactory scopes,
        PurchaseBatchLimits limits,
        IOverloadGuard guard,
        IMeterFactory meters
    )
    {
        (_scopes, _limits, _guard) = (scopes, limits, guard);
        meters
            .Create(InstrumentationScope.Name)
            .CreateObservableGauge(
                "concert_reservation.purchases.waiting",
                () => Waiting,
                "{order}",
                "Holds and payments that wait for a batch."
            );
    }

    /// <summary>The number of orders that wait for a batch.</summary>
    public int Waiting => _batchers.Values.Sum(batcher => batcher.Waiting);

    /// <summary>
    /// Returns after the commit. An order that needs a row of another transaction tries a second batch, and then waits
    /// for the row in a transaction of its own, so that it delays no other customer. Refuses with <c>overloaded</c> when
    /// too many orders wait. The concert must exist: each gets a batcher.
    /// </summary>
    public async Task<PurchaseAnswer> ServeAsync(long concertId, PurchaseRequest request, CancellationToken ct)
    {
        var batcher = _batchers.GetOrAdd(
            concertId,
            id => new RequestBatcher<PurchaseRequest, PurchaseAnswer>(_limits.Limits, batch => ServeAllAsync(id, batch))
        );
        for (var i = 0; i < TriesInBatches; i++)
        {
            var answer = await batcher.AddAsync(request).WaitAsync(ct);
            if (answer.Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            if (!answer.IsPostponed)
                return answer;
        }
        return (await _guard.RunAsync(() => ServeAsync(concertId, [request], OnLockedRow.Wait), ct))[0];
    }

    private async Task<IReadOnlyList<PurchaseAnswer>> ServeAllAsync(
        long concertId,
        IReadOnlyList<PurchaseRequest> batch
    )
    {
        try
        {
            return await ServeAsync(concertId, batch, OnLockedRow.Skip);
        }
        catch (Exception exception) when (batch.Count > 1 && MayConcernOneOrder(exception))
        {
            return await ServeEachAsync(concertId, batch);
        }
    }

    // One order that the schema refuses must not fail the others of its batch.
    private async Task<IReadOnlyList<PurchaseAnswer>> ServeEachAsync(
        long concertId,
        IReadOnlyList<PurchaseRequest> batch
    )
    {
        var answers = new List<PurchaseAnswer>(batch.Count);
        foreach (var request in batch)
            answers.Add(await ServeOneAsync(concertId, request));
        return answers;
    }

    private async Task<PurchaseAnswer> ServeOneAsync(long concertId, PurchaseRequest request)
    {
        try
        {
            return (await ServeAsync(concertId, [request], OnLockedRow.Skip))[0];
        }
        catch (Exception exception)
        {
            return new PurchaseAnswer(Outcome: null, Failure: exception);
        }
    }

    private async Task<IReadOnlyList<PurchaseAnswer>> ServeAsync(
        long concertId,
        IReadOnlyList<PurchaseRequest> batch,
        OnLockedRow locked
    )
    {
        using var span = PurchaseSpans.Start(batch);
        await using var scope = _scopes.CreateAsyncScope();
        var purchases = scope.ServiceProvider.GetRequiredService<PurchaseBatchFacade>();
        return await purchases.ServeAsync(concertId, batch, locked, CancellationToken.None);
    }

    // A database that fails or is overloaded would fail each order on its own too.
    private static bool MayConcernOneOrder(Exception exception) =>
        exception switch
        {
            RefusedBySchemaException => true,
            DomainException refusal => refusal.Code != ErrorCode.Overloaded,
            _ => !IsOfDatabase(exception),
        };

    private static bool IsOfDatabase(Exception exception) =>
        exception is DbException or TimeoutException or OperationCanceledException
        || (exception.InnerException is { } inner && IsOfDatabase(inner));
}

/// <summary>How holds and payments are batched.</summary>
public sealed record PurchaseBatchLimits(BatchLimits Limits);
