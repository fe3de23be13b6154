using System.Text;
using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.Audit;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Charges;
using ConcertReservation.Api.Concerts;
using ConcertReservation.Api.Documentation;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Frontend;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Json;
using ConcertReservation.Api.Mails;
using ConcertReservation.Api.Overload;
using ConcertReservation.Api.Payments;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Api.Security;
using ConcertReservation.Api.Telemetry;
using ConcertReservation.Application.Audit;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace ConcertReservation.Api.Composition;

/// <summary>Registers what serves HTTP, and builds the middleware pipeline in order.</summary>
internal static class HttpServices
{
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.LimitBodySize();
        builder
            .Services.AddAccessTokens()
            .AddProblems()
            .AddOverloadGuard()
            .AddRateLimits()
            .AddRefundTerms()
            .AddChargeSettings()
            .AddRefusalLimits()
            .AddMailWriting()
            .AddHttpContextAccessor()
            .AddSingleton<ICurrentOperator, CurrentOperator>()
            .AddSingleton<StoredResponseFactory>()
            .AddTransient<IdempotencyFilter>()
            .AddSingleton<OpenStreams>()
            .AddCorsFromConfiguration()
            .AddSwagger()
            .AddTelemetry(builder.Configuration)
            .ConfigureHttpJsonOptions(json => JsonRules.Apply(json.SerializerOptions))
            .AddControllers(ConfigureStrictReading)
            .AddJsonOptions(json =>
            {
                JsonRules.Apply(json.JsonSerializerOptions);
                json.AllowInputFormatterExceptionMessages = false;
            });
    }

    private static void ConfigureStrictReading(MvcOptions mvc)
    {
        // Validation errors name a field as the JSON does.
        mvc.ModelMetadataDetailsProviders.Add(new SystemTextJsonValidationMetadataProvider());
        mvc.Filters.Add(new ContentTypeFilter());
        mvc.Conventions.Add(new NoBodyConvention());
        mvc.Conventions.Add(new AdminIdempotencyConvention());
        mvc.Filters.Add<RefusalFilter>();
        mvc.Filters.Add(new PermitReleaseFilter());
        mvc.Conventions.Add(new HeadRequests());
        ConfigureMediaTypes(mvc);
        mvc.ModelBinderProviders.Insert(0, new StrictModelBinderProvider());
        // No operation reads a form: a malformed form gets 415, like any other unsupported content type.
        mvc.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        mvc.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
    }

    private static void ConfigureMediaTypes(MvcOptions mvc)
    {
        // JSON is UTF-8 (RFC 8259, section 8.1): any other encoding is an unsupported media type.
        foreach (var json in mvc.InputFormatters.OfType<SystemTextJsonInputFormatter>())
        foreach (var encoding in json.SupportedEncodings.Where(e => e is not UTF8Encoding).ToList())
            json.SupportedEncodings.Remove(encoding);
        mvc.InputFormatters.Add(new PlanCsvInputFormatter());
        // First: it reads only the bodies that others define.
        mvc.InputFormatters.Insert(0, new WebhookBodyFormatter());
        // A response is application/json, or of the type that its operation names.
        mvc.OutputFormatters.RemoveType<StringOutputFormatter>();
        foreach (var json in mvc.OutputFormatters.OfType<SystemTextJsonOutputFormatter>())
            json.SupportedMediaTypes.Remove("text/json");
    }

    public static void UseHttp(this WebApplication app)
    {
        app.UseForwardedAddresses();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseNoStoreByDefault();
        app.UseBodySizeLimit();
        app.UseFrontend();
        app.UseSwaggerPages();
        app.UseCors();
        app.UseAuthentication();
        app.UseSessionCheck();
        app.UseRateLimiter();
        app.UseAuthorization();
        // After who calls is known: a request that may not run needs no permit, and its body is not read.
        app.UseOverloadGuard();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapMetrics();
        app.MapDevelopmentMails();
        app.MapControllers();
    }
}
