using System.Text.Json;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Audit;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Audit;

/// <summary>The operator of the request; none while the service starts.</summary>
internal sealed class CurrentOperator(IHttpContextAccessor http, IOptions<JsonOptions> json) : ICurrentOperator
{
    public Guid? Id => http.HttpContext?.User.Id();

    public string Describe(object value) => JsonSerializer.Serialize(value, json.Value.SerializerOptions);
}
