using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Queue;
using ConcertReservation.Api.Versions;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ConcertReservation.Api.Documentation;

/// <summary>
/// What the attributes of an operation say: who may call it, which headers it reads, which errors it may return.
/// </summary>
internal sealed class OperationMetadata(OperationFilterContext context)
{
    private readonly IReadOnlyList<object> _metadata = [.. context.ApiDescription.ActionDescriptor.EndpointMetadata];

    public bool NeedsSignIn => Has<IAuthorizeData>() && !Has<IAllowAnonymous>();

    public bool NeedsRole => Has<StaffOnlyAttribute>() || Has<BuyersOnlyAttribute>();

    public bool IsBehindQueue =>
        context.MethodInfo.IsDefined(typeof(BehindQueueAttribute), inherit: true)
        || context.MethodInfo.DeclaringType!.IsDefined(typeof(BehindQueueAttribute), inherit: true);

    public bool AcceptsIdempotencyKey => Has<AcceptsIdempotencyKeyAttribute>() || Has<IdempotentPurchaseAttribute>();

    public bool AcceptsQueueToken => IsBehindQueue || Has<AcceptsQueueTokenAttribute>();

    public bool AcceptsIfMatch => Has<AcceptsIfMatchAttribute>();

    public bool NeedsBody =>
        context.ApiDescription.ParameterDescriptions.Any(parameter =>
            parameter.Source == BindingSource.Body
            && parameter.ParameterDescriptor.BindingInfo?.EmptyBodyBehavior != EmptyBodyBehavior.Allow
        );

    public IEnumerable<ErrorCode> Codes() =>
        [
            ErrorCode.InternalError,
            ErrorCode.Overloaded,
            .. HasParameter(null) ? [ErrorCode.ValidationFailed] : Array.Empty<ErrorCode>(),
            .. HasParameter(BindingSource.Body)
                ? [ErrorCode.PayloadTooLarge, ErrorCode.UnsupportedMediaType]
                : Array.Empty<ErrorCode>(),
            .. NeedsSignIn ? [ErrorCode.Unauthenticated] : Array.Empty<ErrorCode>(),
            .. NeedsRole ? [ErrorCode.Forbidden] : Array.Empty<ErrorCode>(),
            .. IsBehindQueue ? GateCodes : [],
            .. Has<EnableRateLimitingAttribute>() ? [ErrorCode.RateLimited] : Array.Empty<ErrorCode>(),
            .. AcceptsIdempotencyKey
                ? [ErrorCode.IdempotencyKeyInUse, ErrorCode.IdempotencyKeyReused, ErrorCode.ValidationFailed]
                : Array.Empty<ErrorCode>(),
            .. AcceptsIfMatch ? [ErrorCode.PreconditionFailed] : Array.Empty<ErrorCode>(),
            .. All<RefusesAttribute>().SelectMany(refuses => refuses.Codes),
        ];

    private static readonly ErrorCode[] GateCodes =
    [
        ErrorCode.QueueTokenInvalid,
        ErrorCode.QueueTokenExpired,
        ErrorCode.ConcertNotFound,
        ErrorCode.SaleNotOpen,
        ErrorCode.SaleClosed,
        ErrorCode.RateLimited,
    ];

    private bool HasParameter(BindingSource? source) =>
        context.ApiDescription.ParameterDescriptions.Any(p => source is null || p.Source == source);

    private bool Has<T>() => All<T>().Any();

    private IEnumerable<T> All<T>() => _metadata.OfType<T>();
}
