using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Bench.Inside;

/// <summary>Only these controllers: most other types of the assembly cannot be loaded here.</summary>
internal sealed class InsideControllers(ApplicationPartManager parts)
    : ApplicationPart,
        IApplicationPartTypeProvider,
        IConfigureOptions<MvcOptions>
{
    public override string Name => nameof(InsideControllers);

    public IEnumerable<TypeInfo> Types { get; } =
    [
        typeof(BareController).GetTypeInfo(),
        typeof(TokensController).GetTypeInfo(),
        typeof(AdmissionsController).GetTypeInfo(),
        typeof(CompilationController).GetTypeInfo(),
        typeof(RecordingsController).GetTypeInfo(),
        typeof(SeatRefreshesController).GetTypeInfo(),
        typeof(MemoryController).GetTypeInfo(),
    ];

    public void Configure(MvcOptions options)
    {
        parts.ApplicationParts.Add(this);
        options.Conventions.Add(new SameMetadata());
    }
}
