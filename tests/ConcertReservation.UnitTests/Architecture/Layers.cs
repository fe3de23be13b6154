using System.Reflection;
using ConcertReservation.Application.Queue;
using ConcertReservation.Infrastructure;
using ConcertReservation.Testing.Files;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.UnitTests.Architecture;

/// <summary>The four layers as assemblies and as folders of source.</summary>
internal static class Layers
{
    public static Assembly Domain { get; } = typeof(Line).Assembly;
    public static Assembly Application { get; } = typeof(QueueGate).Assembly;
    public static Assembly Infrastructure { get; } = typeof(InfrastructureServices).Assembly;
    public static Assembly Api { get; } = typeof(Program).Assembly;

    public static IEnumerable<Type> Controllers =>
        Api.GetTypes().Where(type => type.IsSubclassOf(typeof(ControllerBase)));

    /// <summary>The types of the source, without the types that the compiler generates.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type.Namespace?.StartsWith("ConcertReservation", StringComparison.Ordinal) == true)
            .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal))
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal));

    public static IEnumerable<string> References(this Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    public static IEnumerable<string> SourceFiles(string project) =>
        Directory
            .EnumerateFiles(Repository.File($"src/{project}"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            );

    public static string Document(string name) => File.ReadAllText(Repository.File($"docs/{name}"));
}
