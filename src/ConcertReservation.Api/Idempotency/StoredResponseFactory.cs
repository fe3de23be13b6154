using System.Text.Json;
using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Makes of what an action returned, or refused with, the answer that goes out and is kept.</summary>
internal sealed class StoredResponseFactory(ProblemWriter problems, IOptions<JsonOptions> json)
{
    private const string Json = "application/json; charset=utf-8";

    public StoredResponse Of(CreatedResult created) =>
        new(
            StatusCodes.Status201Created,
            created.Location,
            Json,
            JsonSerializer.Serialize(created.Value, json.Value.SerializerOptions)
        );

    public StoredResponse Of(HttpContext context, DomainException refusal) =>
        new(
            ProblemCatalogue.Of(refusal.Code).Status,
            Location: null,
            ProblemWriter.ContentType,
            problems.Render(context, refusal)
        );
}
