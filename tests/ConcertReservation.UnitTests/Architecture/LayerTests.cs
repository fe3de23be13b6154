using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Metadata;

namespace ConcertReservation.UnitTests.Architecture;

public sealed class LayerTests
{
    private static readonly string[] Outward = ["Composition", "Program.cs"];

    [Fact]
    public void Domain_References_OnlyTheFramework() =>
        Layers.Domain.References().Should().OnlyContain(name => name.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void Application_References_OnlyTheDomainAndTheFramework() =>
        Layers
            .Application.References()
            .Should()
            .OnlyContain(name =>
                name.StartsWith("System", StringComparison.Ordinal)
                || name == "ConcertReservation.Domain"
                // Application registers its services, and opens scopes for batches and polls.
                || name == "Microsoft.Extensions.DependencyInjection.Abstractions"
            );

    [Fact]
    public void Infrastructure_References_NeverTheApi() =>
        Layers.Infrastructure.References().Should().NotContain("ConcertReservation.Api");

    [Fact]
    public void Infrastructure_Types_AreInternalExceptTheRegistration() =>
        Layers
            .Infrastructure.WrittenTypes()
            .Where(type => type.IsPublic)
            .Select(type => type.Name)
            .Should()
            .BeEquivalentTo(
                "InfrastructureServices",
                "ConnectionStringOptions",
                "DatabaseOptions",
                "DatabaseStartup",
                "StartRefusedException"
            );

    [Fact]
    public void Api_SourceOutsideTheCompositionRoot_NeverNamesInfrastructure() =>
        Layers
            .SourceFiles("ConcertReservation.Api")
            .Where(file => !Outward.Any(part => file.Contains(part, StringComparison.Ordinal)))
            .Where(file =>
                File.ReadAllText(file).Contains("ConcertReservation.Infrastructure", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void Api_References_NeverTheEmbeddedServer() =>
        Layers.Api.References().Should().NotContain("ConcertReservation.EmbeddedPostgres");

    [Fact]
    public void Controllers_ConstructorParameters_AreFacades() =>
        Layers
            .Controllers.SelectMany(controller => controller.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(type =>
                type.Assembly == Layers.Application && type.Name.EndsWith("Facade", StringComparison.Ordinal)
            );

    // An action may also have a service as a parameter: [FromServices] hides it from the constructor.
    [Fact]
    public void Controllers_ActionParameters_AreValuesOfTheRequest() =>
        Layers
            .Controllers.SelectMany(controller =>
                controller.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            )
            .SelectMany(action => action.GetParameters())
            .Where(parameter =>
                parameter.GetCustomAttributes().Any(attribute => attribute is IFromServiceMetadata)
                || parameter.ParameterType.IsInterface
                || parameter.ParameterType.Name.EndsWith("Facade", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void DomainTypes_HaveNoPublicSetters() =>
        Layers
            .Domain.WrittenTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.DeclaringType!.Assembly == Layers.Domain)
            .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
            .Should()
            .BeEmpty();

    [Fact]
    public void Classes_AreSealedOrAbstract() =>
        new[] { Layers.Domain, Layers.Application, Layers.Infrastructure, Layers.Api }
            .SelectMany(layer => layer.WrittenTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Should()
            .BeEmpty();

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
